interface Person {
  firstName?: string | null;
  lastName?: string | null;
}

/** First and last name, or `null` when there is none. */
export function personName(person: Person | null | undefined): string | null {
  const name = [person?.firstName, person?.lastName].filter(Boolean).join(' ');
  return name === '' ? null : name;
}
