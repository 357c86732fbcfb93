import { FILTER_FIELDS, type Filter, type FilterField, type FilterOperator, FilterSyntaxError } from './syntax.ts';
import { type Token, tokenize } from './tokenize.ts';

/** Deeper parentheses are refused, so that a hostile filter cannot exhaust the stack. */
const MAX_DEPTH = 50;

/**
 * Parses the filter language of partner orders (`OR-filter`, `FIL`): `field op value`, `in ('a','b')`, `and`, `or`,
 * parentheses. `and` binds closer than `or`. Fields, operators and keywords have no case. A value may stand without
 * quotes, as in one sample of the platform.
 *
 * @throws {FilterSyntaxError} with the position of the character that does not fit.
 */
export function parseFilter(source: string): Filter {
  const parser = new Parser(tokenize(source), source.length);
  const filter = parser.or(0);
  parser.end();
  return filter;
}

class Parser {
  readonly #tokens: readonly Token[];
  readonly #length: number;
  #next = 0;

  constructor(tokens: readonly Token[], length: number) {
    this.#tokens = tokens;
    this.#length = length;
  }

  or(depth: number): Filter {
    let left = this.and(depth);
    while (this.#takeKeyword('or')) left = { kind: 'or', left, right: this.and(depth) };
    return left;
  }

  and(depth: number): Filter {
    let left = this.term(depth);
    while (this.#takeKeyword('and')) left = { kind: 'and', left, right: this.term(depth) };
    return left;
  }

  term(depth: number): Filter {
    if (this.#peek()?.kind !== '(') return this.comparison();
    const open = this.#take('(', 'A parenthesis');
    if (depth >= MAX_DEPTH) {
      throw new FilterSyntaxError(`Parentheses may be nested at most ${MAX_DEPTH} deep.`, open.position);
    }
    const inner = this.or(depth + 1);
    this.#take(')', 'A closing parenthesis');
    return inner;
  }

  comparison(): Filter {
    const field = this.#field();
    const operator = this.#operator(field);
    const values = operator === 'in' ? this.#list() : [this.#value()];
    if (field.name === 'createdat') values.forEach(checkInstant);
    return { kind: 'compare', field: field.name, operator, values: values.map((token) => token.value) };
  }

  end(): void {
    const rest = this.#peek();
    if (rest)
      throw new FilterSyntaxError('The filter is complete here; expected `and`, `or` or its end.', rest.position);
  }

  #field(): { name: FilterField } {
    const token = this.#take('word', 'A field');
    const name = token.value.toLowerCase();
    if (!Object.hasOwn(FILTER_FIELDS, name)) {
      throw new FilterSyntaxError(
        `Orders can be filtered by ${Object.keys(FILTER_FIELDS).join(', ')} only.`,
        token.position,
      );
    }
    return { name: name as FilterField };
  }

  #operator(field: { name: FilterField }): FilterOperator {
    const token = this.#take('word', 'An operator');
    const operator = token.value.toLowerCase();
    const allowed: readonly string[] = FILTER_FIELDS[field.name];
    if (!allowed.includes(operator)) {
      throw new FilterSyntaxError(`${field.name} can be compared by ${allowed.join(', ')} only.`, token.position);
    }
    return operator as FilterOperator;
  }

  #list(): Token[] {
    this.#take('(', 'A list in parentheses');
    const values = [this.#value()];
    while (this.#peek()?.kind === ',') {
      this.#next += 1;
      values.push(this.#value());
    }
    this.#take(')', 'A comma or the closing parenthesis of the list');
    return values;
  }

  #value(): Token {
    const token = this.#peek();
    if (token?.kind !== 'text' && token?.kind !== 'word') {
      throw new FilterSyntaxError('A value is missing here.', token?.position ?? this.#length);
    }
    this.#next += 1;
    return token;
  }

  #takeKeyword(keyword: 'and' | 'or'): boolean {
    const token = this.#peek();
    if (token?.kind !== 'word' || token.value.toLowerCase() !== keyword) return false;
    this.#next += 1;
    return true;
  }

  #take(kind: Token['kind'], what: string): Token {
    const token = this.#peek();
    if (token?.kind !== kind) throw new FilterSyntaxError(`${what} is missing here.`, token?.position ?? this.#length);
    this.#next += 1;
    return token;
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#next];
  }
}

function checkInstant(token: Token): void {
  if (Number.isNaN(Date.parse(token.value))) {
    throw new FilterSyntaxError('createdat needs a date and time such as 2026-01-13T09:12:00Z.', token.position);
  }
}
