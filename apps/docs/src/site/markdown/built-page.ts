import type { Element, ElementContent, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import remarkGfm from 'remark-gfm';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { childrenOf, element, find, hasClass, isElement, textOf } from './hast.ts';
import { readable } from './readable.ts';

/** A built page as programs read it. */
export interface BuiltPage {
  title: string;
  /** One sentence. */
  description: string;
  /** The whole text, title and description included. */
  markdown: string;
  /** The navigation beside the page. */
  sidebar: Element | null;
}

const parser = unified().use(rehypeParse);
const writer = unified()
  .use(rehypeRemark)
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, { bullet: '-', rule: '-', emphasis: '_', listItemIndent: 'one', resourceLink: true });

/** Reads what a built page says out of its HTML. */
export async function readBuiltPage(html: string): Promise<BuiltPage> {
  const page = parser.parse(html);
  const main = find(page, ({ tagName }) => tagName === 'main');
  const heading = main && find(main, ({ tagName }) => tagName === 'h1');
  const content = main && find(main, (each) => hasClass(each, 'sl-markdown-content'));
  const title = heading ? textOf(heading).trim() : '';
  const description = metaOf(page, 'description');
  const text: Root = {
    type: 'root',
    children: [
      element('h1', title),
      element('blockquote', element('p', description)),
      ...(content ? childrenOf(content).flatMap((child) => readable(child as ElementContent)) : []),
    ],
  };
  return {
    title,
    description,
    markdown: writer
      .stringify(await writer.run(text))
      .trimEnd()
      .concat('\n'),
    sidebar: find(page, (each) => isElement(each, 'nav') && hasClass(each, 'sidebar')),
  };
}

function metaOf(page: Root, name: string): string {
  const meta = find(page, (each) => isElement(each, 'meta') && each.properties['name'] === name);
  return String(meta?.properties['content'] ?? '');
}
