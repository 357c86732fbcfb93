import { literal } from './js-literal.ts';
import type { SampleHeader, SampleRequest } from './sample-request.ts';

/** The request as JavaScript for anything that has `fetch`; the secret comes from the environment of Node. */
export function plainFetch({ method, url, query, headers, body, endless }: SampleRequest): string {
  const options = [
    ...(method === 'GET' ? [] : [`  method: '${method}',`]),
    ...(headers.length === 0
      ? []
      : ['  headers: {', ...headers.map((header) => `    ${headerEntry(header)},`), '  },']),
    ...bodyOption(body),
  ];
  const hasQuery = Object.keys(query).length > 0;
  const address = hasQuery ? `\`${url}?\${query}\`` : literal(url);
  const call = options.length === 0 ? [`fetch(${address});`] : [`fetch(${address}, {`, ...options, '});'];
  return [
    ...(hasQuery ? [`const query = new URLSearchParams(${literal(query)});`] : []),
    `const response = await ${call.join('\n')}`,
    // Whoever waits for the whole of an answer without end sees nothing of it.
    endless
      ? 'for await (const text of response.body.pipeThrough(new TextDecoderStream())) console.log(text);'
      : 'console.log(response.status, await response.text());',
  ].join('\n');
}

function headerEntry({ name, value, variable }: SampleHeader): string {
  const key = /^\w+$/.test(name) ? name : literal(name);
  if (variable === undefined) return `${key}: ${literal(value)}`;
  const secret = `process.env.${variable}`;
  return value === '' ? `${key}: ${secret}` : `${key}: \`${value}\${${secret}}\``;
}

function bodyOption(body: SampleRequest['body']): string[] {
  if (body === null) return [];
  const value = literal(body.value, '  ');
  return [body.kind === 'json' ? `  body: JSON.stringify(${value}),` : `  body: new URLSearchParams(${value}),`];
}
