/** One setting of the environment, as commands, README and documentation know it. */
export interface Setting {
  /** What it is, in one sentence without its full stop; begins in lower case. */
  readonly meaning: string;
  /** Never shown, never taken from an argument. */
  readonly secret?: true;
  /** What its absence means. */
  readonly absent: string;
}

/** Every setting of the environment. The names of the first four are those of the webhook server. */
export const SETTINGS = {
  PLATFORM_URL: {
    meaning: 'the host to call: `production`, `sandbox` or a URL',
    absent: 'required with PLATFORM_CLIENT_ID, unless `--platform` says it',
  },
  PLATFORM_CLIENT_ID: { meaning: 'the client id given by the platform', absent: 'a profile is used' },
  PLATFORM_CLIENT_SECRET: {
    meaning: 'the client secret given by the platform',
    secret: true,
    absent: 'required with PLATFORM_CLIENT_ID',
  },
  CALLBACK_API_KEYS: {
    meaning: 'the keys of your receiver, separated by commas; the first one is registered by `callback set`',
    secret: true,
    absent: 'asked for',
  },
  CALLBACK_API_KEY: {
    meaning: 'the key that `certify` sends to your receiver',
    secret: true,
    absent: 'the first of CALLBACK_API_KEYS',
  },
  PROBE_TOKEN: {
    meaning: 'the bearer token that `certify` sends to `--probe-url`',
    secret: true,
    absent: 'none is sent',
  },
  OPERATOR_TOKEN: {
    meaning: "the token of the webhook server's API, with which `certify --webhook-server` sees what was handed over",
    secret: true,
    absent: 'rules about hand-overs are skipped',
  },
  ASSESSMENT_KIT_PROFILE: {
    meaning: 'the profile to use when neither `--profile` nor PLATFORM_CLIENT_ID is given',
    absent: 'the profile named `default`',
  },
  ASSESSMENT_KIT_PROFILES: {
    meaning: 'the file that holds the profiles',
    absent: '`assessment-kit/profiles.json` in the folder for settings of your system',
  },
  SANDBOX_CLIENT_ID: { meaning: 'the client id that `sandbox` and `listen` take', absent: '`sandbox-client`' },
  SANDBOX_CLIENT_SECRET: {
    meaning: 'the client secret that `sandbox` and `listen` take',
    secret: true,
    absent: '`sandbox-secret`',
  },
  NO_COLOR: { meaning: 'anything: no colours', absent: 'colours when stdout is a terminal' },
  FORCE_COLOR: { meaning: 'anything but 0: colours also when stdout is no terminal', absent: 'see NO_COLOR' },
} as const satisfies Record<string, Setting>;
