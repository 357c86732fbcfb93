import { describe, expect, it } from 'vitest';
import { type ReportLinkCode, reportLinkProblems } from '../../src/index.ts';

const GOOD = [
  'https://reports.example/assessments/42',
  'https://reports.example:8443/r/42?lang=en&page=2',
  'HTTPS://REPORTS.EXAMPLE/42',
  'https://reports.example/42#summary',
  'https://reports.example/token/secret/key',
  'https://reports.example/42?monkey=1&tokens=2&passwordless=yes',
  'https://reports.example/42?sv=2',
  'https://reports.example/42?sig=short',
  'https://reports.example/42?view=token',
  'https://reports.example/42?se=1&sp=2&sr=3',
  'https://reports.example/42?design_tokens=1&secretary=2&broken-mytoken2=3',
  'https://reports.example/42?expires=1700000000',
];

const BAD: [link: string, codes: ReportLinkCode[]][] = [
  ['', ['not_a_url']],
  ['reports.example/42', ['not_a_url']],
  ['/reports/42', ['not_a_url']],
  ['//reports.example/42', ['not_a_url']],
  ['https://', ['not_a_url']],
  ['http://reports.example/42', ['not_https']],
  ['ftp://reports.example/42', ['not_https']],
  ['javascript:alert(1)', ['not_https']],
  ['https://user:password@reports.example/42', ['user_info']],
  ['https://user@reports.example/42', ['user_info']],
  ['https://:password@reports.example/42', ['user_info']],
  ['http://user@reports.example/42?token=abc', ['not_https', 'user_info', 'pre_authorised']],
];

/** Parts of links that let whoever has them in, and how the message calls them. */
const PERMISSIONS: [part: string, named: string][] = [
  ['?X-Amz-Signature=abc', 'signed by Amazon S3'],
  ['?X-Amz-Credential=abc', 'signed by Amazon S3'],
  ['?X-Amz-Security-Token=abc', 'signed by Amazon S3'],
  ['?AWSAccessKeyId=abc', 'signed by Amazon S3'],
  ['?X-Goog-Signature=abc', 'signed by Google Cloud Storage'],
  ['?X-Goog-Credential=abc', 'signed by Google Cloud Storage'],
  ['?GoogleAccessId=abc', 'signed by Google Cloud Storage'],
  ['?sv=2024-01-01&sig=abc', 'signed by Azure Storage'],
  ['?se=2026-01-01&sp=r&sig=abc', 'signed by Azure Storage'],
  ['?sr=b&SIG=abc', 'signed by Azure Storage'],
  ['?Key-Pair-Id=abc', 'signed by Amazon CloudFront'],
  ['?Signature=abc', 'signed by Amazon CloudFront'],
  ['?Policy=abc', 'signed by Amazon CloudFront'],
  ...[
    ...[
      'token',
      'access_token',
      'accesstoken',
      'auth',
      'auth_token',
      'authtoken',
      'authorization',
      'apikey',
      'api_key',
    ],
    ...['id_token', 'jwt', 'key', 'password', 'secret', 'session', 'sessionid', 'sid', 'ticket'],
    ...['api-key', 'x-api-key', 'access_key', 'accesskey', 'bearer', 'credential', 'credentials'],
    ...['passwd', 'passcode', 'pwd', 'otp', 'session_id', 'session-id'],
  ].map((name): [string, string] => [`?${name}=abc`, `the parameter "${name}"`]),
  ['?page=2&Access_Token=abc', 'the parameter "access_token"'],
  ['?%74oken=abc', 'the parameter "token"'],
  ['?token', 'the parameter "token"'],
  ['?login_token=abc', 'a parameter that ends with "token"'],
  ['?Client-Secret=abc', 'a parameter that ends with "secret"'],
  ['?user_password=abc', 'a parameter that ends with "password"'],
  ['#/report?token=abc', 'the parameter "token"'],
  ['#access_token=abc', 'the parameter "access_token"'],
  ['?page=2#lang=en&jwt=abc', 'the parameter "jwt"'],
];

function codesOf(link: string): ReportLinkCode[] {
  return reportLinkProblems(link).map(({ code }) => code);
}

describe('a report link', () => {
  it.each(GOOD)('is accepted: %s', (link) => {
    expect(codesOf(link)).toEqual([]);
  });

  it.each(BAD)('is refused: %s', (link, codes) => {
    expect(codesOf(link)).toEqual(codes);
  });

  it.each(PERMISSIONS)('is refused when it carries its own permission: %s', (part, named) => {
    const problems = reportLinkProblems(`https://reports.example/42${part}`);
    expect(problems).toEqual([
      {
        code: 'pre_authorised',
        rule: 'platform',
        message: `A report link must ask its viewer to log in; this one carries its own permission (${named}).`,
      },
    ]);
  });

  it.each([
    ['kit', 'not a link'],
    ['kit', 'http://reports.example/42'],
    ['platform', 'https://user@reports.example/42'],
    ['platform', 'https://reports.example/42?token=abc'],
  ] as const)("is refused by the %s's rule: %s", (rule, link) => {
    expect(reportLinkProblems(link).map((problem) => problem.rule)).toEqual([rule]);
  });

  it('is never repeated in a message, for it may hold a secret', () => {
    const messages = [
      ...reportLinkProblems('http://me:s3cret@reports.example/hidden?token=s3cret#jwt=s3cret'),
      ...reportLinkProblems('https://reports.example/42?hidden-s3cret_token=1'),
      ...reportLinkProblems('s3cret hidden'),
    ].map(({ message }) => message);
    expect(messages).toHaveLength(5);
    expect(messages.join()).not.toMatch(/s3cret|hidden|reports\.example/);
  });
});
