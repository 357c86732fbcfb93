const FIRST_NAMES = [
  ...['Alex', 'Blake', 'Casey', 'Dana', 'Eden', 'Frankie', 'Gray', 'Harper'],
  ...['Indigo', 'Jamie', 'Kai', 'Lee', 'Morgan', 'Noor', 'Parker', 'Quinn'],
];
const LAST_NAMES = [
  ...['Alder', 'Aspen', 'Birch', 'Cedar', 'Elm', 'Fern', 'Hazel', 'Heath'],
  ...['Juniper', 'Laurel', 'Linden', 'Maple', 'Rowan', 'Sage', 'Thorn', 'Willow'],
];

/** The person who orders, where an order names none. The domains are reserved for examples. */
export const MADE_UP_REQUESTER = {
  firstName: 'Robin',
  lastName: 'Recruiter',
  email: 'robin.recruiter@acme.example',
} as const;

/**
 * The candidate of an order that names none. The names are made up; different orders have different ones, so that they can
 * be told apart, and an order with the same id has the same.
 *
 * @param orderId A UUID.
 */
export function madeUpAssessee(orderId: string) {
  const number = Number.parseInt(orderId.slice(0, 8), 16) || 0;
  const firstName = FIRST_NAMES[number % FIRST_NAMES.length] ?? '';
  const lastName = LAST_NAMES[Math.floor(number / FIRST_NAMES.length) % LAST_NAMES.length] ?? '';
  return { firstName, lastName, email: `${firstName}.${lastName}@mail.example`.toLowerCase() };
}
