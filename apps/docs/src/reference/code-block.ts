/** A fenced block of code; the title stands in its frame. */
export function codeBlock(language: string, code: string, title?: string): string {
  const head = title === undefined ? language : `${language} title=${JSON.stringify(title.replaceAll('"', "'"))}`;
  return `\`\`\`${head}\n${code}\n\`\`\``;
}

export function jsonBlock(value: unknown, title?: string): string {
  return codeBlock('json', JSON.stringify(value, null, 2), title);
}

/** Content that opens on demand. It is in the page all the same: for the search, for print, without JavaScript. */
export function details(summaryHtml: string, content: string): string {
  return `<details>\n<summary>${summaryHtml}</summary>\n\n${content}\n\n</details>`;
}
