import { ORDER_FILTER_FIELDS, RULES } from '@assessment-kit/rules';
import type { Contract } from '../reference/contract.ts';
import { limitsOf } from '../reference/limits.ts';
import {
  DISCREPANCIES_ADDRESS,
  RULES_ADDRESS,
  SOURCES_ADDRESS,
  scopesOf,
  UNKNOWNS_ADDRESS,
} from '../reference/scope.ts';
import { statementsOf } from '../reference/statements.ts';
import { type Place, placeOf } from './place.ts';
import { platformFact } from './platform-fact.ts';

/** What stands on the page in place of a reference. */
export interface Resolved {
  /** Where it leads; `null` for plain text. */
  address: string | null;
  /** What is shown when the page gives no words of its own. */
  parts: readonly Part[];
}

export interface Part {
  text: string;
  isCode: boolean;
}

/** Limits that are a number, rather than an example or a pattern. */
const NUMBERS = /^(at least|at most|exactly|more than|less than|\d)/;

/**
 * The kinds of references, each with what it shows. A page writes `[](field:TestScore.value)` or, with words of its own,
 * `[the score](field:TestScore.value)`.
 */
const KINDS = {
  /** A field, a parameter or a schema, linked to its entry in the reference. */
  field: (contract, target) => linked(placeOf(contract, target)),
  /** The same without a link, for names that were linked before. */
  name: (contract, target) => ({ ...linked(placeOf(contract, target)), address: null }),
  /** An operation or a callback, linked to its page. */
  operation: (contract, target) => linked(placeOf(contract, target)),
  /** A member of an enum: `TestStatusValue.Complete`. */
  value: (contract, target) => ({ address: null, parts: [{ text: memberOf(contract, target), isCode: true }] }),
  /** All members of an enum. */
  values: (contract, target) => {
    const members = membersOf(placeOf(contract, target), target);
    const parts = members.flatMap((text, at) => [
      ...(at === 0 ? [] : [{ text: ', ', isCode: false }]),
      { text, isCode: true },
    ]);
    return { address: null, parts };
  },
  /** The limit of a field in words: "at most 50 characters". */
  limit: (contract, target) => {
    const limits = limitsOf(placeOf(contract, target).schema).filter((limit) => NUMBERS.test(limit));
    if (limits.length === 0) throw new Error(`${target} has no limit`);
    return { address: null, parts: [{ text: limits.join(', '), isCode: false }] };
  },
  /** The default of a field. */
  default: (contract, target) => {
    const { schema } = placeOf(contract, target);
    if (schema.default === undefined) throw new Error(`${target} has no default`);
    return { address: null, parts: [{ text: String(schema.default), isCode: true }] };
  },
  /** How sure a statement is, `certain` or `inferred`, linked to it. Words of the page's own have to be one of the two. */
  sure: (contract, target, words) => {
    const { address, source } = placeOf(contract, target);
    if (!source) throw new Error(`${target} has no source`);
    if (words !== '' && words !== source.confidence) throw new Error(`${target} is ${source.confidence}, not ${words}`);
    return { address, parts: [{ text: source.confidence, isCode: false }] };
  },
  /** Something that nobody knows, linked to what it is about. A title has to be the beginning of the question. */
  unknown: (contract, target, _, title) => {
    const { address, unknowns } = placeOf(contract, target);
    if (!unknowns.some((question) => question.startsWith(title))) {
      throw new Error(`${target} has no unknown${title === '' ? '' : ` that begins with "${title}"`}`);
    }
    return { address, parts: [{ text: 'not known', isCode: false }] };
  },
  /** Something nobody knows about the API as a whole, linked to the register. */
  question: (contract, target, _, title) => {
    const document = contract.documents.find(({ key }) => key === target);
    const questions = document?.bundle.info['x-unknown'] ?? [];
    if (title === '' || !questions.some((question) => question.startsWith(title))) {
      throw new Error(`${target} has no question that begins with "${title}"`);
    }
    return { address: UNKNOWNS_ADDRESS, parts: [{ text: 'not known', isCode: false }] };
  },
  /** A public page, by its code in the list of sources. */
  source: (contract, target) => {
    if (!contract.sources[target]) throw new Error(`the list of sources has no page ${target}`);
    return { address: `${SOURCES_ADDRESS}#${target}`, parts: [{ text: target, isCode: false }] };
  },
  /** A point on which pages disagree, linked to the register. */
  reading: (contract, target) => {
    const found = scopesOf(contract)
      .flatMap(statementsOf)
      .flatMap(({ discrepancies }) => discrepancies)
      .find(({ id }) => id === target);
    if (!found) throw new Error(`the register has no disagreement ${target}`);
    return { address: `${DISCREPANCIES_ADDRESS}#${target}`, parts: [{ text: 'pages disagree', isCode: false }] };
  },
  /** A rule of the platform, linked to its text. */
  rule: (_, target) => {
    const rule = RULES.find(({ id }) => id === target);
    if (!rule) throw new Error(`the rules have no rule ${target}`);
    return { address: `${RULES_ADDRESS}#${target}`, parts: [{ text: rule.title, isCode: false }] };
  },
  /** A field that orders can be filtered by. */
  filter: (_, target) => {
    if (!Object.hasOwn(ORDER_FILTER_FIELDS, target)) throw new Error(`orders cannot be filtered by ${target}`);
    return { address: null, parts: [{ text: target, isCode: true }] };
  },
  /** A number or name from the rules: see `platformFact`. */
  fact: (_, target) => ({ address: null, parts: [platformFact(target)] }),
} as const satisfies Record<string, (contract: Contract, target: string, words: string, title: string) => Resolved>;

type Kind = keyof typeof KINDS;

export interface Reference {
  kind: Kind;
  /** What is meant, for example `TestScore.value`. */
  target: string;
  /** The words between the brackets. */
  words: string;
  /** The title behind the target, in quotes. */
  title: string;
}

/** Reads the address of a Markdown link; `null` when it is an ordinary one. */
export function readReference(url: string, words: string, title: string): Reference | null {
  const colon = url.indexOf(':');
  const kind = url.slice(0, colon);
  if (!Object.hasOwn(KINDS, kind)) return null;
  return { kind: kind as Kind, target: url.slice(colon + 1), words, title };
}

/** @throws When the contract or the rules have nothing of that name. */
export function resolveReference(contract: Contract, { kind, target, words, title }: Reference): Resolved {
  const resolver: (contract: Contract, target: string, words: string, title: string) => Resolved = KINDS[kind];
  return resolver(contract, target, words, title);
}

function linked({ name, isCode, address }: Place): Resolved {
  return { address, parts: [{ text: name, isCode }] };
}

function membersOf({ schema }: Place, target: string): string[] {
  const members = (schema.enum ?? []).filter((each) => each !== null).map(String);
  if (members.length === 0) throw new Error(`${target} has no values to choose from`);
  return members;
}

function memberOf(contract: Contract, target: string): string {
  const cut = target.lastIndexOf('.');
  const [schema, member] = [target.slice(0, cut), target.slice(cut + 1)];
  const members = membersOf(placeOf(contract, schema), schema);
  if (!members.includes(member)) throw new Error(`${schema} has no value ${member}; it has ${members.join(', ')}`);
  return member;
}
