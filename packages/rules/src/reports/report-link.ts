/** Why a report link is refused. */
export type ReportLinkCode = 'not_a_url' | 'not_https' | 'user_info' | 'pre_authorised';

/** One reason why a report link is refused. */
export interface ReportLinkProblem {
  readonly code: ReportLinkCode;
  /** Never repeats the link: it may hold a secret. */
  readonly message: string;
  /** `platform`: its pages say so. `kit`: stricter than any page, on purpose. */
  readonly rule: 'platform' | 'kit';
}

/** Query parameters that let whoever has the link in, by the service that signs it: any of them is enough. */
const SIGNED_LINKS: readonly { service: string; parameters: readonly string[] }[] = [
  { service: 'Amazon S3', parameters: ['x-amz-signature', 'x-amz-credential', 'x-amz-security-token'] },
  { service: 'Amazon S3', parameters: ['awsaccesskeyid'] },
  { service: 'Google Cloud Storage', parameters: ['x-goog-signature', 'x-goog-credential', 'googleaccessid'] },
  { service: 'Amazon CloudFront', parameters: ['key-pair-id', 'signature', 'policy'] },
];

/** The short names of Azure stand in many links, so its signature counts only beside what it signs. */
const AZURE = { signature: 'sig', signed: ['sv', 'se', 'sp', 'sr'] } as const;

/** Query parameters whose name says that they are a key. */
const TOKEN_PARAMETERS = [
  'token',
  'access_token',
  'accesstoken',
  'auth',
  'auth_token',
  'authtoken',
  'authorization',
  'apikey',
  'api_key',
  'api-key',
  'x-api-key',
  'id_token',
  'jwt',
  'key',
  'access_key',
  'accesskey',
  'bearer',
  'credential',
  'credentials',
  'password',
  'passwd',
  'passcode',
  'pwd',
  'otp',
  'secret',
  'session',
  'sessionid',
  'session_id',
  'session-id',
  'sid',
  'ticket',
];

/** Last words of longer names that say the same, such as `login_token` or `client-secret`. */
const TOKEN_ENDING = /[_-](token|secret|password|apikey)$/;

/**
 * Checks the link of a report.
 *
 * The viewer must be asked to log in or be verified at the partner's side; links that carry their own permission are not
 * supported (`S3`, certain). That a link has to be an absolute https URL is the kit's own, stricter reading: no page says
 * whether it must be. The limit of 250 characters is in the contract.
 *
 * ```ts
 * for (const { code } of reportLinkProblems('http://reports.example/1')) console.log(code);
 * ```
 *
 * @param link The URL of a report.
 */
export function reportLinkProblems(link: string): ReportLinkProblem[] {
  const url = URL.canParse(link) ? new URL(link) : null;
  if (url === null) {
    return [{ code: 'not_a_url', rule: 'kit', message: 'A report link must be an absolute URL.' }];
  }
  const problems: ReportLinkProblem[] = [];
  if (url.protocol !== 'https:') {
    problems.push({ code: 'not_https', rule: 'kit', message: 'A report link must begin with https://.' });
  }
  if (url.username !== '' || url.password !== '') {
    const message = 'A report link must not hold a user name or a password.';
    problems.push({ code: 'user_info', rule: 'platform', message });
  }
  const permission = permissionIn(url);
  if (permission !== null) {
    const message = `A report link must ask its viewer to log in; this one carries its own permission (${permission}).`;
    problems.push({ code: 'pre_authorised', rule: 'platform', message });
  }
  return problems;
}

/** What in the query, or in a fragment or a part of it written like one (`#/report?token=…`), lets its holder in. */
function permissionIn(url: URL): string | null {
  const names = new Set(
    [url.search.slice(1), url.hash.slice(1), url.hash.split('?').slice(1).join('?')].flatMap((text) =>
      [...new URLSearchParams(text).keys()].map((name) => name.toLowerCase()),
    ),
  );
  const signed = SIGNED_LINKS.find(({ parameters }) => parameters.some((name) => names.has(name)));
  if (signed) return `signed by ${signed.service}`;
  if (names.has(AZURE.signature) && AZURE.signed.some((name) => names.has(name))) return 'signed by Azure Storage';
  const token = TOKEN_PARAMETERS.find((name) => names.has(name));
  if (token !== undefined) return `the parameter "${token}"`;
  // Only the ending is repeated: the rest of the name is the link's own.
  const ending = [...names].map((name) => TOKEN_ENDING.exec(name)?.[1]).find((found) => found !== undefined);
  return ending === undefined ? null : `a parameter that ends with "${ending}"`;
}
