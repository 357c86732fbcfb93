import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Interrupted } from '../../src/failures/interrupted.ts';
import { environmentOf } from '../support/cli.ts';
import { alteredPlatform } from './support/altered-platform.ts';
import { CatalogueWorld, samplePackage } from './support/catalogue-world.ts';

let world: CatalogueWorld;
beforeEach(async () => {
  world = await CatalogueWorld.start({ seed: 1 });
  await world.companies('C1', 'C2', 'C3');
  world.catalogue(samplePackage('P'), samplePackage('Q'));
});
afterEach(() => world.stop());

const ids = async (companyId: string) =>
  (await world.packagesOf(companyId)).map(({ id, status }) => `${id} ${status.value}`).sort();

describe('packages apply', () => {
  it('puts what differs and leaves alone what is the same', async () => {
    await world.publish('C2', samplePackage('P'), samplePackage('Q', { name: 'Old' }));
    world.takeSeen();
    const { code, stdout } = await world.run('apply');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^3 companies, catalog.yaml: 4 created, 1 changed, 0 retired in \d+ s\.\n$/);
    expect(world.takeSeen().sort()).toEqual([
      'GET C1',
      'GET C2',
      'GET C3',
      'PUT C1/P',
      'PUT C1/Q',
      'PUT C2/Q',
      'PUT C3/P',
      'PUT C3/Q',
    ]);
    for (const companyId of ['C1', 'C2', 'C3']) expect(await ids(companyId)).toEqual(['P Active', 'Q Active']);

    const again = await world.run('apply');
    expect(again.stdout).toContain('Nothing to do: all is as in the catalogue.');
    expect(world.takeSeen().filter((request) => !request.startsWith('GET'))).toEqual([]);
  });

  it('tells programs what was done as one document', async () => {
    const { json } = await world.run('apply', ['--json']);
    expect(json()).toMatchObject({ companies: 3, created: 6, changed: 0, retired: 0, failed: [], left: 0 });
  });

  it('goes on when one company fails, names what failed, and tries only that again', async () => {
    await world.client.upsertOnboardingStatus({ body: { companyId: 'C2', onboardingStatus: 'Rejected' } });
    const { code, stdout } = await world.run('apply');
    expect(code).toBe(8);
    expect(stdout).toMatch(/1 +C2 +not read +403: The company is Rejected/);
    expect(stdout).toContain('The same command goes on from here.');
    expect(await ids('C3')).toEqual(['P Active', 'Q Active']);

    await world.client.upsertOnboardingStatus({ body: { companyId: 'C2', onboardingStatus: 'Approved' } });
    world.takeSeen();
    const again = await world.run('apply');
    expect(again.code).toBe(0);
    expect(again.stderr).toContain('Goes on with the run of');
    expect(again.stdout).toContain('4 packages had been done before.');
    expect(world.takeSeen()).toEqual(['GET C2', 'PUT C2/P', 'PUT C2/Q']);
  });

  it('does not try the other packages of a company that loses its permission on the way', async () => {
    const refusal = { status: 403, code: 'forbidden', message: 'The company is Suspended.' };
    const other = await alteredPlatform(world.sandbox.url, {
      refuse: (method, path) => (method === 'PUT' && path.includes('/C1/') ? refusal : null),
    });
    const env = { ...environmentOf(world.sandbox), PLATFORM_URL: other.url };
    const { code, stdout } = await world.run('apply', [], { env }).finally(other.stop);
    expect(code).toBe(8);
    expect(stdout).toMatch(/2 +C1 +P, Q +403: The company is Suspended\. \(1 not tried\)/);
    expect(stdout).toContain('2 packages left to do.');
    expect(other.refused()).toBe(1);
    expect(await ids('C2')).toEqual(['P Active', 'Q Active']);
  });

  it('repeats what may pass', async () => {
    await world.publish('C1', samplePackage('old'));
    world.sandbox.setFaults({
      answers: [
        { kind: 'error-before', operationId: 'getAssessmentPackages', count: 1 },
        { kind: 'reset-after', operationId: 'upsertAssessmentPackage', count: 1 },
        { kind: 'rate-limited', operationId: 'upsertAssessmentPackage', count: 1 },
        { kind: 'token-revoked', operationId: 'upsertAssessmentPackage', count: 1 },
      ],
    });
    const { code, stdout } = await world.run('apply', ['--prune', '--yes']);
    expect(stdout).toContain('6 created, 0 changed, 1 retired');
    expect(code).toBe(0);
    expect(await ids('C1')).toEqual(['P Active', 'Q Active', 'old Deleted']);
  });

  it('stops with one sentence when the credentials are refused', async () => {
    const env = { ...environmentOf(world.sandbox), PLATFORM_CLIENT_SECRET: 'wrong' };
    const { code, stdout } = await world.run('apply', [], { env });
    expect(code).toBe(4);
    expect(stdout).toContain('Stopped: The platform refused the client id or the client secret');
    expect(stdout).not.toContain('failed  companies');
  });

  it('stops with one sentence when nobody answers', async () => {
    const env = { ...environmentOf(world.sandbox), PLATFORM_URL: 'http://127.0.0.1:9' };
    const { code, stdout } = await world.run('apply', ['--retries', '0'], { env });
    expect(code).toBe(5);
    expect(stdout).toMatch(/Stopped: .*the connection to the platform failed/);
    expect(stdout).not.toContain('failed  companies');
  });

  it('stops when the platform fails for everyone, long before every company was tried', async () => {
    const many = Array.from({ length: 60 }, (_, at) => `M${at}`);
    world.write('companies.txt', many.join('\n'));
    world.sandbox.setFaults({ answers: [{ kind: 'error-before', operationId: 'getAssessmentPackages' }] });
    world.takeSeen();
    const { code, stdout } = await world.run('apply', ['--retries', '0', '--parallel', '2']);
    expect(code).toBe(5);
    expect(stdout).toContain('Stopped: The platform failed: getAssessmentPackages was answered with 503');
    expect(world.takeSeen().length).toBeLessThan(6);
  });

  it('refuses a package for all others once the platform has refused it for five companies', async () => {
    const many = Array.from({ length: 9 }, (_, at) => `M${at}`);
    await world.companies(...many);
    const refusal = { status: 400, code: 'not_wanted', message: 'Q is not wanted.' };
    const strict = await alteredPlatform(world.sandbox.url, {
      refuse: (method, path) => (method === 'PUT' && path.endsWith('/Q') ? refusal : null),
    });
    const env = { ...environmentOf(world.sandbox), PLATFORM_URL: strict.url };
    const { code, stdout } = await world.run('apply', ['--parallel', '1'], { env }).finally(strict.stop);
    expect(code).toBe(8);
    expect(stdout).toMatch(/9 +M0, M1, M2 and 6 more +Q +400: Q is not wanted\. \(4 not tried\)/);
    expect(strict.refused()).toBe(5);
    expect(await ids('M8')).toEqual(['P Active']);
  });
});

describe('a list of packages in a form that the kit does not know', () => {
  it('is not guessed at: the plan says so, everything is put, and nothing is retired', async () => {
    await world.publish('C1', samplePackage('P'), samplePackage('old'));
    const other = await alteredPlatform(world.sandbox.url, {
      change: (method, path, body) => (method === 'GET' && path.includes('/C') ? { packages: body } : body),
    });
    const env = { ...environmentOf(world.sandbox), PLATFORM_URL: other.url };
    try {
      const plan = await world.run('plan', ['--prune'], { env });
      expect(plan.stdout).toContain('  ? P  Package P  what is there cannot be read');
      expect(plan.stdout).toContain('6 to write without comparison, 0 to retire.');
      const { code, stdout } = await world.run('apply', ['--prune'], { env });
      expect(stdout).toContain('6 written, 0 retired');
      expect(code).toBe(0);
    } finally {
      other.stop();
    }
    expect(await ids('C1')).toEqual(['P Active', 'Q Active', 'old Active']);
  });

  it('keeps --prune from starting when it is the one of all companies', async () => {
    const other = await alteredPlatform(world.sandbox.url, {
      change: (_, path, body) => (path.includes('/b6001/') ? [] : body),
    });
    const env = { ...environmentOf(world.sandbox), PLATFORM_URL: other.url };
    const { code, stderr } = await world.run('apply', ['--prune', '--yes'], { env }).finally(other.stop);
    expect(code).toBe(5);
    expect(stderr).toContain('What is published for all companies cannot be read');
  });
});

describe('how far it is', () => {
  it('is shown as a bar on a terminal, and nowhere in the result', async () => {
    const { stdout, stderr } = await world.run('apply', ['--rate', '20'], { terminal: 100 });
    expect(stderr).toMatch(/█+░+ Apply packages: [1-5] of 6, \d+ s left/);
    expect(stdout).not.toContain('█');
  });

  it('is no bar where there is no terminal', async () => {
    expect((await world.run('apply')).stderr).toBe('');
  });
});

describe('packages apply --prune', () => {
  beforeEach(async () => {
    await world.publish('C1', samplePackage('P'), samplePackage('old', { name: 'The old one' }));
    await world.publish('C2', samplePackage('old', { name: 'The old one' }));
  });

  it('shows what a retirement affects, asks, and retires', async () => {
    const { code, stderr } = await world.run('apply', ['--prune'], {
      terminal: 100,
      answers: { 'Retire 1 package?': 'y' },
    });
    expect(stderr).toMatch(/- old.*The old one.*2 companies: C1, C2/);
    expect(stderr).toContain('Orders in flight go on');
    expect(code).toBe(0);
    expect(await ids('C1')).toContain('old Deleted');
    expect(await ids('C2')).toContain('old Deleted');
  });

  it('does nothing when the answer is no', async () => {
    world.takeSeen();
    const { code } = await world.run('apply', ['--prune'], { terminal: 100, answers: { 'Retire 1 package?': 'n' } });
    expect(code).toBe(9);
    expect(world.takeSeen().filter((request) => !request.startsWith('GET'))).toEqual([]);
  });

  it('does nothing where nobody can be asked, unless --yes', async () => {
    const { code, stderr } = await world.run('apply', ['--prune']);
    expect(code).toBe(2);
    expect(stderr).toContain('Add --yes.');
    expect(await ids('C1')).toContain('old Active');
    expect((await world.run('apply', ['--prune', '--yes'])).code).toBe(0);
    expect(await ids('C1')).toContain('old Deleted');
  });

  it('takes no notice of a package that is gone already', async () => {
    await world.run('apply', ['--prune']);
    world.sandbox.reset();
    await world.companies('C1', 'C2', 'C3');
    const { code, stdout } = await world.run('apply', ['--prune', '--yes']);
    expect(stdout).toContain('2 retired');
    expect(code).toBe(0);
  });

  it('retires nothing without --prune', async () => {
    expect((await world.run('apply')).code).toBe(0);
    expect(await ids('C1')).toContain('old Active');
  });
});

describe('an apply that is interrupted', () => {
  it('finishes what is under way, says how to go on, and goes on', async () => {
    const user = new AbortController();
    // The second PUT is stored and not answered for long: it is under way when the user ends the command.
    const watch = setInterval(() => {
      if (world.seen.filter(({ method }) => method === 'PUT').length >= 2) user.abort(new Interrupted('SIGINT'));
    }, 1);
    const { code, stdout } = await world.run('apply', ['--parallel', '1', '--rate', '50'], { signal: user.signal });
    clearInterval(watch);
    expect(code).toBe(130);
    expect(stdout).toContain('Interrupted. What was under way is finished and written down.');
    expect(stdout).toMatch(/\d packages? left to do\.\nThe same command goes on from here\./);

    const before = world.seen.filter(({ method }) => method === 'PUT').length;
    expect((await world.run('apply')).code).toBe(0);
    // Each package of each company once, and each company read once: 6 and 3.
    expect(world.seen.filter(({ method }) => method === 'PUT')).toHaveLength(6);
    expect(world.seen.filter(({ method }) => method === 'GET')).toHaveLength(3);
    expect(before).toBeLessThan(6);
  });

  it('does not ask again what is published for all companies when every company is read', async () => {
    await world.run('apply', ['--prune']);
    await world.publish('C1', samplePackage('old'));
    await world.run('apply', ['--prune', '--restart']);
    world.takeSeen();
    expect((await world.run('apply', ['--prune', '--yes'])).code).toBe(0);
    expect(world.takeSeen()).not.toContain('GET b6001');
  });

  it('begins anew with --restart, and when the catalogue has changed', async () => {
    await world.client.upsertOnboardingStatus({ body: { companyId: 'C2', onboardingStatus: 'Rejected' } });
    await world.run('apply');
    world.takeSeen();
    const restarted = await world.run('apply', ['--restart']);
    expect(restarted.stderr).not.toContain('Goes on with');
    expect(world.takeSeen().sort()).toEqual(['GET C1', 'GET C2', 'GET C3']);
    world.catalogue(samplePackage('P'));
    const changed = await world.run('apply');
    expect(changed.stderr).toContain('The journal is of another catalogue');
    expect(world.takeSeen().sort()).toEqual(['GET C1', 'GET C2', 'GET C3']);
  });

  it('goes on however the file is written, as long as it says the same', async () => {
    await world.client.upsertOnboardingStatus({ body: { companyId: 'C2', onboardingStatus: 'Rejected' } });
    await world.run('apply');
    const { id, ...rest } = samplePackage('P');
    world.write(
      'catalog.yaml',
      `# the same\n${JSON.stringify({ packages: [{ ...rest, id }, samplePackage('Q')] }, null, 2)}`,
    );
    world.takeSeen();
    expect((await world.run('apply')).stderr).toContain('Goes on with the run of');
    expect(world.takeSeen()).toEqual(['GET C2']);
  });

  it('refuses a journal that is something else, and leaves it as it is', async () => {
    const { code, stderr } = await world.run('apply', ['--journal', 'companies.txt']);
    expect(code).toBe(2);
    expect(stderr).toContain('companies.txt is not a journal of this program');
    expect(existsSync(join(world.folder, 'companies.txt.lock'))).toBe(false);
    expect((await world.run('apply', ['--journal', 'elsewhere/x'])).stderr).toContain(
      'cannot be used as journal (ENOENT)',
    );
  });

  it('keeps a second apply on the same journal out while it runs', async () => {
    const slow = world.run('apply', ['--rate', '5', '--parallel', '1']);
    await expect.poll(() => existsSync(join(world.folder, 'catalog.yaml.journal'))).toBe(true);
    const { code, stderr } = await world.run('apply');
    expect(code).toBe(2);
    expect(stderr).toMatch(/catalog\.yaml\.journal is in use by process \d+ on/);
    expect((await slow).code).toBe(0);
  });
});
