import type { Exchange } from '../../host/exchange.ts';
import { samplePackage } from '../../world.ts';
import { isRefused, isTaken, packagePut, told } from '../parts.ts';
import type { ProbeRequest } from '../probe.ts';
import { answered, asInferred, open, type Question } from './question.ts';

/** How many packages a large bulk has. */
const MANY = 100;
const LONG = 'x'.repeat(1000);

interface Listed {
  id: string;
  assessments: { id: string }[];
}

const listed = (list: Exchange | undefined): Listed[] => list?.body?.values ?? [];
const LIST: ProbeRequest = { operation: 'getAssessmentPackages' };
const listOf = (companyId: string): ProbeRequest => ({
  operation: 'getAssessmentPackages',
  call: { path: { companyId } },
});

/** A bulk; in test mode it is checked and not stored. */
const bulk = (body: readonly object[], headers: Readonly<Record<string, string>> = {}): ProbeRequest => ({
  operation: 'upsertAssessmentPackages',
  call: { body, headers },
});

/** What is not known about packages. */
export const PACKAGE_QUESTIONS: readonly Question[] = [
  answered('Parameters for paging or filtering; none are shown.', {
    name: 'paging-of-packages',
    says: 'The list of packages is whole, whatever limit is asked for.',
    by: {
      needs: ['write'],
      requests: [
        bulk([samplePackage({ id: 'ak-verify-b1' }), samplePackage({ id: 'ak-verify-b2' })]),
        LIST,
        { operation: 'getAssessmentPackages', call: { query: [['limit', '1']] } },
      ],
      read([, all, limited]) {
        if (!limited || !isTaken(limited)) return { reading: 'a limit is refused' };
        if (listed(all).length < 2) return { untold: 'There are not two packages.' };
        return told(listed(limited).length === listed(all).length, 'a limit is kept');
      },
    },
  }),
  answered(
    'Whether the body is a bare list, how many packages it may have, and whether it is taken as a whole or in parts.',
    { name: 'bare-list', says: 'The body of a bulk is a bare list.', by: asInferred('upsertAssessmentPackages') },
    {
      name: 'large-bulk',
      says: `A bulk may have ${MANY} packages.`,
      by: {
        needs: ['write'],
        requests: [
          bulk(
            Array.from({ length: MANY }, (_, at) => samplePackage({ id: `ak-verify-m${at}` })),
            { testmode: 'true' },
          ),
        ],
        read: ([answer]) => told(answer && isTaken(answer), 'not so many'),
      },
    },
    {
      name: 'bulk-as-a-whole',
      says: 'When one package of a bulk is wrong, none of it is stored.',
      by: {
        needs: ['write'],
        requests: [
          bulk([samplePackage({ id: 'ak-verify-w1' }), samplePackage({ id: 'ak-verify-w2', name: 'x'.repeat(51) })]),
          LIST,
        ],
        read([answer, list]) {
          if (!answer || isTaken(answer)) return { untold: 'The wrong package is taken.' };
          return told(!listed(list).some(({ id }) => id === 'ak-verify-w1'), 'what is right is stored');
        },
      },
    },
  ),
  answered('The answer.', {
    name: 'answer-of-a-bulk',
    says: 'A bulk is answered with 200 and the list of the packages that were sent.',
    by: {
      needs: ['write'],
      requests: [bulk([samplePackage({ id: 'ak-verify-b1' })])],
      read([answer]) {
        if (!answer || !isTaken(answer)) return { untold: 'It is refused.' };
        const { status } = answer.answer;
        return told(status === 200 && listed(answer)[0]?.id === 'ak-verify-b1', `${status} with another body`);
      },
    },
  }),
  answered('The limits of `name`, `category` and `description`.', {
    name: 'texts-of-tests',
    says: `name, category and description of a test may have ${LONG.length} characters.`,
    by: {
      needs: ['write'],
      requests: ['name', 'category', 'description'].map((field) =>
        packagePut({ assessments: [{ id: 'A', tests: [{ id: 'A-1', [field]: LONG }] }] }),
      ),
      read(answers) {
        const narrow = ['name', 'category', 'description'].filter((_, at) => !answers[at] || !isTaken(answers[at]));
        return told(narrow.length === 0, `${narrow.join(' and ')} may not`);
      },
    },
  }),
  answered('The limits of `id`, `name` and `summary`, and which of them are required.', {
    name: 'limits-of-assessments',
    says: 'An assessment needs an id, and has the limits of a package: 36, 50 and 250 characters.',
    by: asInferred('Assessment'),
  }),
  answered(
    'Whether ids of packages, assessments and tests have to be unique across packages and companies.',
    {
      name: 'duplicate-ids',
      says: 'Two assessments of a package with the same id are refused.',
      by: {
        needs: ['write'],
        requests: [packagePut({ assessments: [{ id: 'A' }, { id: 'A' }] })],
        read: ([answer]) => told(answer && isRefused(answer), 'they are taken'),
      },
    },
    {
      name: 'ids-across-packages',
      says: 'Two packages may have assessments and tests with the same ids.',
      by: {
        needs: ['write'],
        requests: ['ak-verify-b1', 'ak-verify-b2'].map((id) => packagePut({ id })),
        read: (answers) => told(answers.every(isTaken), 'the second one is refused'),
      },
    },
  ),
  open(
    'package-of-both',
    'Which one wins when a package exists both for `b6001` and for a company.',
    'Only an order shows which one was taken, and only HR users order.',
    'publishing a package under both with different assessments, and having it ordered in a test company',
  ),
  answered('Whether assessments and tests come back in the sequence in which they were sent, and are shown in it.', {
    name: 'sequence-kept',
    says: 'Assessments come back in the sequence in which they were sent.',
    by: {
      needs: ['write'],
      requests: [packagePut({ assessments: [{ id: 'B' }, { id: 'A' }, { id: 'C' }] }), LIST],
      read([, list]) {
        const found = listed(list).find(({ id }) => id === 'ak-verify-q');
        if (!found) return { untold: 'The package is not listed.' };
        return told(found.assessments.map(({ id }) => id).join() === 'B,A,C', 'in another sequence');
      },
    },
  }),
  answered('The names of the fields around the list, and whether the list is paged.', {
    name: 'fields-around-packages',
    says: 'Around the list of packages stand count and values.',
    by: asInferred('AssessmentPackageList'),
  }),
  answered('Whether the list of a company includes the packages published for `b6001`.', {
    name: 'packages-of-all-companies',
    says: 'The list of a company does not include the packages published for b6001.',
    by: {
      needs: ['write'],
      requests: [listOf('b6001'), LIST],
      async read([all, own], { host, control, companyId }) {
        let published = listed(all).map(({ id }) => id);
        let shown = listed(own);
        if (control) {
          // Nothing is published for all companies but where it can be taken back.
          const body = samplePackage({ id: 'ak-verify-g' });
          await host.call('upsertAssessmentPackage', { path: { companyId: 'b6001', packageId: body.id }, body });
          published = [body.id];
          shown = listed(await host.call('getAssessmentPackages', { path: { companyId } }));
        }
        if (published.length === 0) return { untold: 'Nothing is published for b6001.' };
        // One that stands in both lists may have been published for both.
        const both = published.filter((id) => shown.some((each) => each.id === id));
        if (both.length > 0 && both.length < published.length) return { untold: 'Some of them stand in both lists.' };
        return told(both.length === 0, 'it does');
      },
    },
  }),
  answered('The shape of this answer.', {
    name: 'answer-of-a-deletion',
    says: 'A deletion is answered with the id and the status of the package.',
    by: asInferred('DeletedPackage'),
  }),
  answered('What happens when the id in the path differs from the one in the body.', {
    name: 'package-id-mismatch',
    says: 'A package whose id differs from the one in the path is refused.',
    by: {
      needs: ['write'],
      requests: [
        {
          operation: 'upsertAssessmentPackage',
          call: { path: { packageId: 'ak-verify-q' }, body: samplePackage({ id: 'ak-verify-other' }) },
        },
      ],
      read: ([answer]) => told(answer && isRefused(answer), 'it is taken'),
    },
  }),
];
