/**
 * The rules to try.
 *
 * @param only Ids, or what stands before the dot for all that begin with it; none: all rules.
 * @param skip The same, taken away again.
 */
export function chooseRules(
  rules: readonly { id: string }[],
  only: readonly string[],
  skip: readonly string[],
): { ids: ReadonlySet<string>; problems: string[] } {
  const fits = (id: string, name: string) => id === name || id.startsWith(`${name.replace(/\.?\*$/, '')}.`);
  const unknown = [...only, ...skip].filter((name) => !rules.some(({ id }) => fits(id, name)));
  const problems = unknown.map((name) => `There is no rule or group ${JSON.stringify(name)}; --list shows them all.`);
  const ids = rules
    .map(({ id }) => id)
    .filter((id) => only.length === 0 || only.some((name) => fits(id, name)))
    .filter((id) => !skip.some((name) => fits(id, name)));
  if (problems.length === 0 && ids.length === 0) problems.push('No rule is left to try.');
  return { ids: new Set(ids), problems };
}
