/** Names are made up; the domains are reserved for examples. */
const PEOPLE = {
  requester: { firstName: 'Robin', lastName: 'Recruiter', email: 'robin.recruiter@acme.example' },
  assessee: { firstName: 'Casey', lastName: 'Candidate', email: 'casey.candidate@mail.example' },
} as const;

/** The person of an order that names none. */
export function madeUpPerson(role: keyof typeof PEOPLE) {
  return PEOPLE[role];
}
