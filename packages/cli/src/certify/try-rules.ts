import type { CertifyOptions, Report } from '@assessment-kit/conformance';
import type { Context } from '../context/context.ts';
import { CommandError } from '../failures/command-error.ts';
import { UsageError } from '../failures/usage-error.ts';

/** Certifies, and shows how far it is. @throws {UsageError} @throws {CommandError} when nothing answers there. */
export async function tryRules({ progress }: Pick<Context, 'progress'>, options: CertifyOptions): Promise<Report> {
  const { certify, CERTIFY_RULES, CertifyUsageError, ReceiverUnreachableError } = await import(
    '@assessment-kit/conformance'
  );
  const bar = await progress('Certifying', CERTIFY_RULES.length);
  let done = 0;
  const onResult: CertifyOptions['onResult'] = ({ rule }) => {
    done += 1;
    bar.update(done, rule.id);
  };
  try {
    return await certify({ ...options, onResult });
  } catch (error) {
    if (error instanceof CertifyUsageError) throw new UsageError(error.message);
    if (error instanceof ReceiverUnreachableError) {
      throw new CommandError('unavailable', 'receiver_unreachable', error.message, 'Start the receiver first.');
    }
    throw error;
  } finally {
    bar.end();
  }
}
