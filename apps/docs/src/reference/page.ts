/** A page of the site as it is written to disk. */
export interface Page {
  /** Address from the root of the site, with a slash at both ends. */
  address: string;
  title: string;
  /** What tells the page from others of the same title, in the tab of a browser and in search engines. */
  kind?: string;
  /** A sentence or two for search engines, link previews and llms.txt: see `describe`. */
  description: string;
  /** Place in the sidebar; pages without one are sorted by their title. */
  order?: number;
  /** A short mark beside the name in the sidebar: the method of an operation. */
  badge?: { text: string; class: string };
  /** Markdown, without the title. */
  body: string;
}

/** The file that Astro reads: front matter and Markdown. */
export function toMarkdown({ title, kind, description, order, badge, body }: Page): string {
  const sidebar = {
    ...(order === undefined ? {} : { order }),
    ...(badge === undefined ? {} : { badge: { text: badge.text, class: badge.class } }),
  };
  // JSON is YAML, and JSON.stringify knows how to quote.
  const frontMatter = {
    title,
    description,
    editUrl: false,
    ...(kind === undefined ? {} : { head: [{ tag: 'title', content: `${title}, ${kind} | Assessment Kit` }] }),
    ...(Object.keys(sidebar).length > 0 ? { sidebar } : {}),
  };
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

/** Search engines show about this many characters of a description, and take one that is shorter for none. */
const DESCRIPTION = { least: 50, most: 160 };

/**
 * A description of the length that search engines want.
 *
 * @param sentence What the page is about; a longer one is cut after a word.
 * @param more Follows a sentence that says too little alone.
 */
export function describe(sentence: string, more: string): string {
  const whole = sentence.length < DESCRIPTION.least ? `${sentence} ${more}` : sentence;
  if (whole.length <= DESCRIPTION.most) return whole;
  const kept = whole.slice(0, DESCRIPTION.most - 1);
  return `${kept.slice(0, kept.lastIndexOf(' ')).replace(/[\s,;:.]+$/, '')}…`;
}
