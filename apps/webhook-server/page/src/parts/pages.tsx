/** Ways to the older entries of a list, and back to the newest. */
export function Pages(properties: { first: string; next: string | null; onFirst: boolean }) {
  const { first, next, onFirst } = properties;
  if (onFirst && next === null) return null;
  return (
    <nav class="pages" aria-label="Pages">
      {onFirst ? null : <a href={first}>Newest</a>}
      {next === null ? null : <a href={next}>Older</a>}
    </nav>
  );
}
