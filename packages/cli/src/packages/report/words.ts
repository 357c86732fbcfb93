import { clean } from '../../output/output.ts';

/** `1,234`. */
export function number(value: number): string {
  return value.toLocaleString('en');
}

/** `1 company`, `2,000 companies`. */
export function companies(count: number): string {
  return `${number(count)} ${count === 1 ? 'company' : 'companies'}`;
}

/** `1 package`, `50 packages`. */
export function packages(count: number): string {
  return `${number(count)} ${count === 1 ? 'package' : 'packages'}`;
}

const NAMED = 3;

/** The first ones by name, the others by their number. */
export function named(ids: readonly string[]): string {
  const more = ids.length - NAMED;
  const first = ids.slice(0, NAMED).map(clean).join(', ');
  return more > 0 ? `${first} and ${number(more)} more` : first;
}

/** `9 h 45 min`, `12 min`, `40 s`. */
export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
