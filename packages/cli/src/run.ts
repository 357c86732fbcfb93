import { complete } from './completion/complete.ts';
import { COMPLETE } from './completion/scripts.ts';
import { createContext } from './context/context.ts';
import type { Io } from './context/io.ts';
import { reportFailure } from './failures/report-failure.ts';
import { Output } from './output/output.ts';
import { buildProgram } from './program/build-program.ts';
import { EXIT_CODES, type ExitName } from './program/exit-codes.ts';
import { parsed } from './program/parsed.ts';
import { refuseSecretArguments } from './program/secret-arguments.ts';

/**
 * Runs the command line once.
 *
 * @param argv Arguments after the program's name.
 * @param io Streams, environment and signal. Nothing else of the process is used, so that tests can run it in theirs.
 * @returns The exit code. It never rejects.
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  if (argv[0] === COMPLETE) {
    await complete(argv.slice(argv.indexOf('--') + 1), io);
    return EXIT_CODES.done.code;
  }
  // Read before the arguments are, so that a mistake in them can be told as JSON too.
  const end = argv.indexOf('--');
  const before = end < 0 ? argv : argv.slice(0, end);
  const output = new Output(io, { json: before.includes('--json'), color: !before.includes('--no-color') });
  try {
    refuseSecretArguments(argv, io.env);
    let exit: ExitName = 'done';
    const program = buildProgram(output, async (command, input, globals) => {
      io.signal.throwIfAborted();
      const context = createContext(io, output, globals);
      exit = (await command.run(input, context)) ?? 'done';
    });
    await parsed(program, argv);
    return EXIT_CODES[exit].code;
  } catch (error) {
    return reportFailure(error, output, { verbose: before.includes('--verbose') });
  }
}
