import type { Element, ElementContent, Nodes, Root } from 'hast';

/** Whether a node is an element, and one of this kind. */
export function isElement(node: Nodes | undefined, tag?: string): node is Element {
  return node?.type === 'element' && (tag === undefined || node.tagName === tag);
}

export function hasClass(node: Nodes, name: string): boolean {
  return isElement(node) && [node.properties['className'] ?? []].flat().includes(name);
}

/** The first element that fits, in the sequence of the page. */
export function find(node: Nodes, fits: (element: Element) => boolean): Element | null {
  if (isElement(node) && fits(node)) return node;
  for (const child of childrenOf(node)) {
    const found = find(child, fits);
    if (found) return found;
  }
  return null;
}

export function findAll(node: Nodes, fits: (element: Element) => boolean): Element[] {
  const inside = childrenOf(node).flatMap((child) => findAll(child, fits));
  return isElement(node) && fits(node) ? [node, ...inside] : inside;
}

/** The text of a node as it stands in the HTML. */
export function textOf(node: Nodes): string {
  return node.type === 'text' ? node.value : childrenOf(node).map(textOf).join('');
}

export function element(tagName: string, ...children: (ElementContent | string)[]): Element {
  const nodes = children.map(
    (child): ElementContent => (typeof child === 'string' ? { type: 'text', value: child } : child),
  );
  return { type: 'element', tagName, properties: {}, children: nodes };
}

export function childrenOf(node: Nodes): (Root | Element)['children'] {
  return 'children' in node ? node.children : [];
}
