import type { AstroIntegration } from 'astro';
import { type Contract, readContract } from '../reference/contract.ts';
import { type Part, readReference, resolveReference } from './reference.ts';

/** The parts of Astro's Markdown processor and of its syntax tree that are needed here. */
interface Processor {
  name: string;
  options: { mdastPlugins?: unknown[] };
}
interface LinkNode {
  url: string;
  title?: string | null;
  children: unknown[];
}
interface VisitorContext {
  textContent(node: LinkNode): string;
}

/** Lets pages refer to the contract and the rules: `[](limit:TestScore.value)`. See `KINDS` in `reference.ts`. */
export function contractFacts(): AstroIntegration {
  return {
    name: 'contract-facts',
    hooks: {
      'astro:config:setup': async ({ config }) => {
        const contract = await readContract();
        const { name, options } = config.markdown.processor as Processor;
        if (!options.mdastPlugins) throw new Error(`The Markdown processor ${name} has no plugins for references.`);
        options.mdastPlugins.push(plugin(contract));
      },
    },
  };
}

function plugin(contract: Contract): object {
  return {
    name: 'contract-facts',
    link(node: LinkNode, context: VisitorContext) {
      const reference = readReference(node.url, context.textContent(node), node.title ?? '');
      if (!reference) return undefined;
      const { address, parts } = resolveReference(contract, reference);
      const children = reference.words === '' ? parts.map(shown) : node.children;
      if (address !== null) return { type: 'link', url: address, children };
      return children.length === 1 ? children[0] : { type: 'emphasis', data: { hName: 'span' }, children };
    },
  };
}

function shown({ text, isCode }: Part): object {
  return isCode ? { type: 'inlineCode', value: text } : { type: 'text', value: text };
}
