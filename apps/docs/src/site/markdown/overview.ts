import type { Element } from 'hast';
import { childrenOf, find, isElement, textOf } from './hast.ts';

/** Pages under one heading of the navigation. */
export interface Section {
  /** For example `Assessments API: Operations`. */
  label: string;
  /** Addresses, in the sequence of the navigation. */
  pages: string[];
}

/** The sections of the navigation with their pages, read from the sidebar of a built page. */
export function sectionsOf(sidebar: Element): Section[] {
  const list = find(sidebar, ({ tagName }) => tagName === 'ul');
  return list ? inside(list, []) : [];
}

function inside(list: Element, labels: readonly string[]): Section[] {
  const items = childrenOf(list).filter((child) => isElement(child, 'li')) as Element[];
  const pages = items.flatMap((item) => {
    const link = childrenOf(item).find((child) => isElement(child, 'a')) as Element | undefined;
    return link ? [String(link.properties['href'])] : [];
  });
  const groups = items.flatMap((item) => {
    const details = find(item, ({ tagName }) => tagName === 'details');
    const summary = details && find(details, ({ tagName }) => tagName === 'summary');
    const sublist = details && find(details, ({ tagName }) => tagName === 'ul');
    return summary && sublist ? inside(sublist, [...labels, textOf(summary).trim()]) : [];
  });
  return [...(pages.length > 0 ? [{ label: labels.join(': '), pages }] : []), ...groups];
}
