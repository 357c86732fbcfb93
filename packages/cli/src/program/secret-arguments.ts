import { UsageError } from '../failures/usage-error.ts';
import { SETTINGS } from '../settings/table.ts';

/** Names that other programs give to options that hold a secret. */
const SECRET_FLAG =
  /^--?(client-?secret|secret|pass(word|wd)?|(access-?|bearer-?)?token|(callback-?)?api-?keys?|x-api-key|authorization|credentials?)(=|$)/i;
/** A setting of the environment, typed after the program instead of before it. */
const SECRET_SETTING = /^[A-Z_]*(SECRET|TOKEN|PASSWORD|API_KEYS?)=/;
const WHY = 'Arguments can be read by every user of this machine and stay in the history of the shell.';

/**
 * Refuses a secret among the arguments, whatever the command.
 *
 * @throws {UsageError} that says which argument it is and where secrets belong instead, without repeating it.
 */
export function refuseSecretArguments(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): void {
  const held = Object.entries(SETTINGS).flatMap(([name, setting]) => {
    const value = env[name];
    return 'secret' in setting && value !== undefined && value.length >= 8 ? [{ name, value }] : [];
  });
  for (const [index, argument] of argv.entries()) {
    const place = `Argument ${index + 1}`;
    const flag = SECRET_FLAG.exec(argument);
    if (flag)
      throw new UsageError(
        `${argument.split('=', 1)[0]} is no option: secrets are never taken from an argument. ${WHY} ${WHERE}`,
      );
    if (SECRET_SETTING.test(argument)) {
      throw new UsageError(
        `${argument.split('=', 1)[0]} is a setting of the environment: set it before the program's name. ${WHY}`,
      );
    }
    const same = held.find(({ value }) => argument.includes(value));
    if (same)
      throw new UsageError(
        `${place} holds the value of ${same.name}. ${WHY} Leave it out: it is read from the environment.`,
      );
    if (/^[a-z][a-z0-9+.-]*:\/\/[^/?#\s]*:[^/?#\s]*@/i.test(argument)) {
      throw new UsageError(`${place} is a URL with a password in it. ${WHY}`);
    }
  }
}

const WHERE =
  'Put them into the environment (PLATFORM_CLIENT_SECRET, CALLBACK_API_KEYS), or into a profile: `assessment-kit profile create NAME` asks for it without showing it, or reads it from stdin.';
