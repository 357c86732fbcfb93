interface Report {
  name?: string | null;
  url?: string | null;
}

/** Links to the partner's reports. A link that is none the browser should follow is shown as text. */
export function Reports({ reports }: { reports: readonly Report[] }) {
  if (reports.length === 0) return <span class="quiet">None yet</span>;
  return (
    <ul class="reports">
      {reports.map(({ name, url }, index) => (
        // Reports are only ever added, so the place of one is its key.
        <li key={index}>
          {url && /^https?:\/\//i.test(url) ? (
            <a href={url} target="_blank" rel="noreferrer">
              {name || url}
            </a>
          ) : (
            `${name ?? ''} ${url ?? ''}`
          )}
        </li>
      ))}
    </ul>
  );
}
