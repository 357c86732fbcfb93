/** A command of an example as a shell would take it: words, and the file that is stdin. */
export function exampleLine(run: string): { argv: string[]; stdin: string | null } {
  const words = [...run.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  );
  const at = words.indexOf('<');
  if (at < 0) return { argv: words, stdin: null };
  return { argv: words.toSpliced(at, 2), stdin: words[at + 1] ?? null };
}
