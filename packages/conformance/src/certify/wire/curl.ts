import type { Exchange, SentRequest } from './exchange.ts';
import { shownUrl } from './shown-url.ts';

/** Longer bodies are described, not shown, in characters. */
const SHOWN_BODY = 2_000;
const SHOWN_ANSWER = 1_000;

/** A request as a shell command that sends it again. The right key is read from `CALLBACK_API_KEY`. */
export function curl(request: SentRequest): string {
  const { method, url, headers, key, keyHeader, body, note } = request;
  const parts = [
    'curl -i',
    method === 'HEAD' ? '--head' : `-X ${method}`,
    quoted(shownUrl(url)),
    ...(key ? [`-H "${keyHeader}: ${key.shell}"`] : []),
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${shortened(value, 200)}`)}`),
  ];
  const { before, option } = bodyOption(body);
  const command = [...parts, ...option].join(' ');
  return `${note ? `# ${note}\n` : ''}${before}${command}`;
}

function bodyOption(body: Buffer | null): { before: string; option: string[] } {
  if (body === null) return { before: '', option: [] };
  const text = body.toString();
  const readable = Buffer.from(text).equals(body) && isPrintable(text);
  if (readable && text.length <= SHOWN_BODY) return { before: '', option: [`--data-binary ${quoted(text)}`] };
  if (body.length <= SHOWN_BODY) {
    return { before: `echo ${body.toString('base64')} | base64 -d | `, option: ['--data-binary @-'] };
  }
  const start = isPrintable(text.slice(0, 60)) ? ` that begins with ${text.slice(0, 60)}` : '';
  return { before: `# body: ${body.length.toLocaleString('en')} bytes${start}\n`, option: ['--data-binary @body'] };
}

/** What came back, in a few lines. */
export function answer({ response, failure, durationMs }: Exchange): string {
  const after = `after ${Math.round(durationMs)} ms`;
  if (response === null) {
    const said = {
      timeout: 'no answer',
      closed: 'the connection was closed without an answer',
      unreachable: 'no connection',
      untrusted: 'TLS failed, most often because the certificate is not trusted',
      left: 'the sender left on purpose',
    };
    return failure ? `${said[failure]}, ${after}` : `no answer, ${after}`;
  }
  const type = response.headers['content-type'];
  const body = response.body === '' ? '(no body)' : visible(shortened(response.body, SHOWN_ANSWER));
  return `${response.status}${type ? `, ${visible(type)}` : ''}, ${after}\n${body}`;
}

/** Between single quotes nothing means anything to a shell, but the quote itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}… (${text.length} characters)`;
}

/** Answers come from elsewhere: nothing in them may steer a terminal. */
function visible(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '\ufffd');
}

function isPrintable(text: string): boolean {
  return visible(text) === text;
}
