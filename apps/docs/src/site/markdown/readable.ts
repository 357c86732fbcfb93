import type { Element, ElementContent } from 'hast';
import { markdownAddress } from './address.ts';
import { childrenOf, element, find, findAll, hasClass, isElement, textOf } from './hast.ts';

/** Parts of a page that say nothing without the page around them. */
const DROPPED = ['script', 'style', 'link', 'wbr', 'template', 'noscript', 'button'];
const DROPPED_CLASSES = ['sl-anchor-link', 'sr-only', 'starlight-aside__icon', 'as-markdown', 'order-steps'];

/**
 * The content of a built page without what is only there for the eye: every block as HTML that Markdown has a form for.
 *
 * Links between pages lead to their Markdown, so that a reader of Markdown stays with it.
 */
export function readable(node: ElementContent): ElementContent[] {
  if (node.type !== 'element') return node.type === 'text' ? [node] : [];
  if (DROPPED.includes(node.tagName) || DROPPED_CLASSES.some((name) => hasClass(node, name))) return [];
  if (node.tagName === 'svg') return picture(node);
  if (hasClass(node, 'expressive-code')) return codeBlock(node);
  if (hasClass(node, 'field-head')) return fieldHead(node);
  if (hasClass(node, 'limits')) return limits(node);
  if (hasClass(node, 'source')) return source(node);
  if (hasClass(node, 'starlight-aside')) return aside(node);
  if (node.tagName === 'details') return details(node);
  const inside = childrenOf(node).flatMap((child) => readable(child as ElementContent));
  // What was a block of its own for the eye would run into its neighbours.
  if (node.tagName === 'div' && inside.every((child) => child.type === 'text' || isPhrase(child))) {
    return inside.length === 0 ? [] : [element('p', ...inside)];
  }
  return [{ ...node, properties: propertiesOf(node), children: inside }];
}

/** The heading of a field, then its type and whether it is required, as one line. */
function fieldHead(head: Element): ElementContent[] {
  const [heading, ...flags] = childrenOf(head).filter((child) => isElement(child));
  if (!isElement(heading)) return [];
  const said = flags.flatMap((flag, index) => [
    ...(index === 0 ? [] : [', ']),
    ...childrenOf(flag).flatMap((child) => readable(child as ElementContent)),
  ]);
  return [
    element(heading.tagName, element('code', textOf(heading))),
    ...(said.length > 0 ? [element('p', ...said)] : []),
  ];
}

function limits(list: Element): ElementContent[] {
  const items = childrenOf(list).filter((child) => isElement(child, 'li'));
  const said = items.flatMap((item, index) => [
    ...(index === 0 ? [] : ['; ']),
    ...childrenOf(item).flatMap((child) => readable(child as ElementContent)),
  ]);
  return [element('p', 'Limits: ', ...said, '.')];
}

function source(line: Element): ElementContent[] {
  return [element('p', 'Source: ', ...childrenOf(line).flatMap((child) => readable(child as ElementContent)))];
}

function aside(box: Element): ElementContent[] {
  const title = find(box, (each) => hasClass(each, 'starlight-aside__title'));
  const content = find(box, (each) => hasClass(each, 'starlight-aside__content'));
  const inside = content ? childrenOf(content).flatMap((child) => readable(child as ElementContent)) : [];
  return [element('blockquote', element('p', element('strong', title ? textOf(title).trim() : 'Note')), ...inside)];
}

function details(node: Element): ElementContent[] {
  const [summary, ...content] = childrenOf(node).filter((child) => isElement(child));
  const title = summary ? [element('p', element('strong', textOf(summary).trim()))] : [];
  return [...title, ...content.flatMap((child) => readable(child as ElementContent))];
}

function codeBlock(block: Element): ElementContent[] {
  const pre = find(block, ({ tagName }) => tagName === 'pre');
  const title = find(block, (each) => hasClass(each, 'title'));
  const lines = findAll(block, (each) => hasClass(each, 'ec-line')).map((line) => textOf(line).replace(/\n$/, ''));
  const code = element('code', `${lines.join('\n')}\n`);
  code.properties = { className: [`language-${String(pre?.properties['dataLanguage'] ?? 'txt')}`] };
  const said = title ? textOf(title).trim() : '';
  return [...(said === '' ? [] : [element('p', `${said}:`)]), element('pre', code)];
}

/** A picture that is drawn in the page says in words what it shows; one without words is decoration. */
function picture(svg: Element): ElementContent[] {
  const label = svg.properties['ariaLabel'];
  return typeof label === 'string' ? [element('p', label)] : [];
}

function propertiesOf({ tagName, properties }: Element): Element['properties'] {
  if (tagName === 'a') return { href: markdownLink(String(properties['href'] ?? '')) };
  if (tagName === 'img') return { src: properties['src'], alt: properties['alt'] };
  if (tagName === 'ol' && properties['start'] !== undefined) return { start: properties['start'] };
  return tagName === 'th' || tagName === 'td' ? { align: properties['align'] } : {};
}

function markdownLink(href: string): string {
  const [, page = '', anchor = ''] = /^(\/[^#?]*)(#.*)?$/.exec(href) ?? [];
  const markdown = page === '' ? null : markdownAddress(page);
  return markdown === null ? href : `${markdown}${anchor}`;
}

const PHRASES = new Set(['a', 'b', 'br', 'code', 'em', 'i', 'kbd', 'small', 'span', 'strong', 'sub', 'sup']);

function isPhrase(node: ElementContent): boolean {
  return isElement(node) && PHRASES.has(node.tagName);
}
