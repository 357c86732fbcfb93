/** A page of the site as it is written to disk. */
export interface Page {
  /** Address from the root of the site, with a slash at both ends. */
  address: string;
  title: string;
  /** One sentence for search engines, link previews and llms.txt. */
  description: string;
  /** Place in the sidebar; pages without one are sorted by their title. */
  order?: number;
  /** A short mark beside the name in the sidebar: the method of an operation. */
  badge?: { text: string; class: string };
  /** Markdown, without the title. */
  body: string;
}

/** The file that Astro reads: front matter and Markdown. */
export function toMarkdown({ title, description, order, badge, body }: Page): string {
  const sidebar = {
    ...(order === undefined ? {} : { order }),
    ...(badge === undefined ? {} : { badge: { text: badge.text, class: badge.class } }),
  };
  // JSON is YAML, and JSON.stringify knows how to quote.
  const frontMatter = { title, description, editUrl: false, ...(Object.keys(sidebar).length > 0 ? { sidebar } : {}) };
  const lines = Object.entries(frontMatter).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `---\n${lines.join('\n')}\n---\n\n${body.trim()}\n`;
}

/** Parts of a page, each a block of Markdown; empty ones are left out. */
export function blocks(...parts: readonly (string | readonly string[])[]): string {
  return parts
    .flat()
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The first sentence of a Markdown text, without its marks. */
export function firstSentence(markdown: string): string {
  const plain = markdown.replace(/[`*]/g, '').replace(/\s+/g, ' ').trim();
  return /^.*?[.:](?=\s|$)/.exec(plain)?.[0]?.replace(/:$/, '.') ?? plain;
}
