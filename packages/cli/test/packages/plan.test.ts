import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cli, environmentOf } from '../support/cli.ts';
import { CatalogueWorld, samplePackage } from './support/catalogue-world.ts';

let world: CatalogueWorld;
beforeEach(async () => {
  world = await CatalogueWorld.start();
  await world.companies('C1', 'C2', 'C3');
  world.catalogue(samplePackage('P'), samplePackage('Q'));
});
afterEach(() => world.stop());

describe('packages plan', () => {
  it('shows companies with the same diff once, field by field, and changes nothing', async () => {
    await world.publish('C3', samplePackage('P'), samplePackage('Q', { name: 'Old name', assessments: [] }));
    await world.publish('C3', samplePackage('gone'));
    world.takeSeen();
    const { code, stdout } = await world.run('plan');
    expect(code).toBe(0);
    expect(stdout).toBe(
      [
        '2 companies: C1, C2',
        '  + P  Package P',
        '  + Q  Package Q',
        '',
        '1 company: C3',
        '  ~ Q  Package Q',
        '      ~ name: "Old name" → "Package Q"',
        '      + assessments[A]: "A"',
        '  1 package not in the catalogue: gone',
        '',
        'Plan: 4 to create, 1 to change, 0 to retire. 5 requests, about 1 s at 10000 a second.',
        '',
      ].join('\n'),
    );
    expect(world.takeSeen().sort()).toEqual(['GET C1', 'GET C2', 'GET C3']);
  });

  it('tells programs the same, every company by its id', async () => {
    const { code, json } = await world.run('plan', ['--json']);
    expect(code).toBe(0);
    expect(json()).toMatchObject({
      create: 6,
      change: 0,
      retire: 0,
      requests: 6,
      groups: [{ companyIds: ['C1', 'C2', 'C3'], actions: [{ kind: 'create', packageId: 'P' }, {}] }],
      failed: [],
    });
  });

  it('tells by its exit code whether there is something to do, when asked to', async () => {
    expect((await world.run('plan', ['--detailed-exitcode'])).code).toBe(10);
    for (const companyId of ['C1', 'C2', 'C3']) await world.publish(companyId, samplePackage('P'), samplePackage('Q'));
    const { code, stdout } = await world.run('plan', ['--detailed-exitcode']);
    expect(code).toBe(0);
    expect(stdout).toContain('Nothing to do.');
  });

  it('shows with --prune what would be retired, but nothing that is published for all companies', async () => {
    await world.publish('C1', samplePackage('old'), samplePackage('for-all'));
    await world.publish('b6001', samplePackage('for-all'));
    const { stdout } = await world.run('plan', ['--prune']);
    expect(stdout).toContain('  - old  Package old');
    expect(stdout).toContain('1 package not in the catalogue: for-all');
    expect(stdout).toContain('1 to retire');
  });

  it('goes on when a company cannot be read, and says so', async () => {
    await world.client.upsertOnboardingStatus({ body: { companyId: 'C2', onboardingStatus: 'Rejected' } });
    const { code, stdout } = await world.run('plan', ['--detailed-exitcode']);
    expect(code).toBe(8);
    expect(stdout).toContain('2 companies: C1, C3');
    expect(stdout).toContain('1 company could not be read:');
    expect(stdout).toMatch(/C2 +not read +403: The company is Rejected/);
  });

  it('takes companies from stdin', async () => {
    const argv = ['packages', 'plan', 'catalog.yaml', '--companies', '-', '--rate', '1000'];
    const options = { env: environmentOf(world.sandbox), cwd: world.folder };
    expect((await cli(argv, { ...options, input: 'C2\nC3\n' })).stdout).toContain('2 companies: C2, C3');
    const wrong = await cli(argv, { ...options, input: 'C2\nC2\n' });
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('stdin:2:1  The company stands in line 1 already.');
  });

  it('refuses files with mistakes before anything is sent: all of both files, for people and for programs', async () => {
    world.write('catalog.yaml', 'packages:\n  - id: P\n    nme: P\n');
    world.write('companies.txt', 'C1\nC1\n');
    world.takeSeen();
    const people = await world.run('plan');
    expect(people.code).toBe(2);
    expect(people.stderr).toContain('Error: catalog.yaml has 5 mistakes. companies.txt has a mistake.');
    expect(people.stderr).toContain('catalog.yaml:3:5  packages[0].nme is not known');
    expect(people.stderr).toContain('companies.txt:2:1  The company stands in line 1 already.');
    const programs = await world.run('plan', ['--json']);
    const { error } = programs.json<{ error: { code: string; mistakes: object[] } }>();
    expect(error.code).toBe('file_mistakes');
    expect(error.mistakes).toHaveLength(6);
    expect(error.mistakes).toContainEqual(
      expect.objectContaining({ file: 'catalog.yaml', line: 3, column: 5, field: 'packages[0].nme' }),
    );
    expect(world.takeSeen()).toEqual([]);
  });

  it.each([
    ['a file that is not there', 'missing.yaml', 'missing.yaml cannot be read (ENOENT).'],
    ['a file that is no text', 'binary.yaml', 'binary.yaml is not text in UTF-8.'],
    ['a folder', '.', '. cannot be read (EISDIR).'],
  ])('refuses %s', async (_, name, message) => {
    world.write('binary.yaml', '');
    const { writeFileSync } = await import('node:fs');
    writeFileSync(`${world.folder}/binary.yaml`, Buffer.from([0xff, 0xfe, 0x00]));
    const argv = ['packages', 'plan', name, '--companies', 'companies.txt'];
    const { code, stderr } = await cli(argv, { env: environmentOf(world.sandbox), cwd: world.folder });
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('refuses test mode, whose answers are random', async () => {
    const { code, stderr } = await world.run('plan', ['--test-mode']);
    expect(code).toBe(2);
    expect(stderr).toContain('--test-mode answers at random');
  });
});

it('packages schema prints the schema that editors use', async () => {
  const { json } = await cli(['packages', 'schema']);
  expect(json()).toMatchObject({
    required: ['packages'],
    definitions: { AssessmentPackage: { properties: { name: { maxLength: 50 } }, additionalProperties: false } },
  });
});
