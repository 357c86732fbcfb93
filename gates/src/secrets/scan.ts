import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';

/** Where something looks like a key or a token. What it is, is not repeated: the log of a build is no place for it. */
export interface Finding {
  file: string;
  line: number;
  /** Of secretlint, such as `@secretlint/secretlint-rule-npm`. */
  rule: string;
}

/** An address with a password whose host is nobody's: names that RFC 2606 and 6761 keep free, and this machine. */
const MADE_UP =
  /:\/\/[^\s@/]+@(([\w.-]+\.)?(example\.(com|net|org)|example|test|invalid|localhost)|127\.\d+\.\d+\.\d+)(?![\w.-])/;

const PRESET = '@secretlint/secretlint-rule-preset-recommend';

/**
 * Looks for keys and tokens in forms that their issuers give them: clouds, registries, chats, private keys, passwords in
 * addresses. Secrets that are made up, such as `sandbox-secret`, have no such form, or belong to a host that is nobody's.
 *
 * @param file Path, for the findings.
 * @param content Its text.
 */
export async function scan(file: string, content: string): Promise<Finding[]> {
  const { messages } = await lintSource({
    source: { filePath: file, content, contentType: 'text' },
    options: { config: { rules: [{ id: PRESET, rule: creator }] } },
  });
  return messages
    .filter(({ range: [from, to] }) => !MADE_UP.test(content.slice(from, to + '127.255.255.255/'.length)))
    .map(({ ruleId, loc }) => ({ file, line: loc.start.line, rule: ruleId }));
}
