/** The parts of a request's URL that choose an operation. */
export interface RequestUrl {
  path: string;
  /** Without the question mark; empty when there is none. */
  search: string;
}

/** `http://host` before the path: what clients send to a proxy, and HTTP/1.1 asks every server to take. */
const ORIGIN = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i;

export function requestUrl(text = '/'): RequestUrl {
  let url = text;
  if (url.charCodeAt(0) !== SLASH) url = url.replace(ORIGIN, '');
  // Nobody should send a fragment.
  const fragment = url.indexOf('#');
  if (fragment >= 0) url = url.slice(0, fragment);
  const mark = url.indexOf('?');
  return mark < 0 ? { path: url, search: '' } : { path: url.slice(0, mark), search: url.slice(mark + 1) };
}

const SLASH = 47;
