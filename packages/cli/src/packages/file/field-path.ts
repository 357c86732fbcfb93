export type PathPart = string | number;

/** `assessments[0].name` as its parts. */
export function partsOf(field: string): PathPart[] {
  return field
    .split(/[.[\]]/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** The parts as they are written: `assessments[0].name`. */
export function fieldOf(parts: readonly PathPart[]): string {
  return parts.reduce<string>((path, part) => {
    if (typeof part === 'number') return `${path}[${part}]`;
    return path === '' ? part : `${path}.${part}`;
  }, '');
}
