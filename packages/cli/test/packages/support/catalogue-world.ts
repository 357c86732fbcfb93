import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Client, createClient } from '@assessment-kit/client';
import { createSandbox, type Sandbox, type SandboxOptions } from '@assessment-kit/sandbox';
import type { AssessmentPackage } from '../../../src/packages/file/read-catalogue.ts';
import { type CliOptions, cli, environmentOf, type Ran } from '../../support/cli.ts';

/** A request for packages as it reached the sandbox. */
export interface SeenRequest {
  method: string;
  companyId: string;
  /** `null`: the list of a company. */
  packageId: string | null;
  /** What was answered as a whole; `null`: nothing was, or the connection broke. */
  status: number | null;
  /** What the program calls it; `null` when it gives no number. */
  number: string | null;
}

const PACKAGES = /\/companies\/([^/]+)\/assessmentPackages(?:\/([^/?]+))?/;

/** A sandbox that writes down what it is asked, a folder with the files, and the command line between them. */
export class CatalogueWorld {
  readonly seen: SeenRequest[] = [];
  readonly folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
  readonly sandbox: Sandbox;
  readonly client: Client;
  #stored = 0;
  #underWay = 0;

  private constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
    this.client = createClient({ baseUrl: sandbox.url, clientId: 'sandbox-client', clientSecret: 'sandbox-secret' });
    subscribe('http.server.request.start', this.#watch);
  }

  static async start(options: SandboxOptions = {}): Promise<CatalogueWorld> {
    return new CatalogueWorld(await createSandbox(options));
  }

  async stop(): Promise<void> {
    unsubscribe('http.server.request.start', this.#watch);
    await this.sandbox.close();
    rmSync(this.folder, { recursive: true });
  }

  /** Onboards companies and writes them into `companies.txt`. */
  async companies(...companyIds: string[]): Promise<void> {
    this.write('companies.txt', `${companyIds.join('\n')}\n`);
    for (const companyId of companyIds) {
      await this.client.upsertOnboardingStatus({ body: { companyId, onboardingStatus: 'Approved' } });
    }
  }

  /** Writes packages into `catalog.yaml`. JSON is YAML. */
  catalogue(...packages: AssessmentPackage[]): void {
    this.write('catalog.yaml', JSON.stringify({ packages }));
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text);
  }

  /** Publishes packages past the command line. */
  async publish(companyId: string, ...packages: AssessmentPackage[]): Promise<void> {
    for (const body of packages) await this.client.upsertAssessmentPackage({ companyId, packageId: body.id, body });
  }

  async packagesOf(companyId: string): Promise<AssessmentPackage[]> {
    return (await this.client.getAssessmentPackages({ companyId })).values ?? [];
  }

  /** `packages plan …` or `packages apply …`, as fast as the sandbox answers. */
  run(command: 'plan' | 'apply', options: readonly string[] = [], more: CliOptions = {}): Promise<Ran> {
    const argv = ['packages', command, 'catalog.yaml', '--companies', 'companies.txt', '--rate', '10000', ...options];
    return cli(argv, { env: environmentOf(this.sandbox), cwd: this.folder, ...more });
  }

  /** How many packages were stored. */
  get stored(): number {
    return this.#stored;
  }

  /** Resolves when no request is under way any more. */
  async settled(): Promise<void> {
    do await new Promise((resolve) => setTimeout(resolve, 50));
    while (this.#underWay > 0);
  }

  /** Requests seen since the last call, as `PUT C1/P`. */
  takeSeen(): string[] {
    return this.seen
      .splice(0)
      .map(({ method, companyId, packageId }) => `${method} ${companyId}${packageId === null ? '' : `/${packageId}`}`);
  }

  readonly #watch = (message: unknown) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    if (request.headers.host !== new URL(this.sandbox.url).host) return;
    const [found, companyId = '', packageId = null] = PACKAGES.exec(request.url ?? '') ?? [];
    if (found === undefined) return;
    const given = request.headers['x-request-number'];
    const number = typeof given === 'string' ? given : null;
    const seen: SeenRequest = { method: request.method ?? '', companyId, packageId, status: null, number };
    this.seen.push(seen);
    this.#underWay += 1;
    response.once('finish', () => {
      seen.status = response.statusCode;
      if (seen.method === 'PUT' && response.statusCode < 300) this.#stored += 1;
    });
    response.once('close', () => {
      this.#underWay -= 1;
    });
  };
}

/** A package that can be ordered. */
export function samplePackage(id: string, changes: Partial<AssessmentPackage> = {}): AssessmentPackage {
  const assessments = [{ id: 'A', name: 'A', tests: [{ id: 'T', name: 'T' }] }];
  const status = { startDate: '2026-01-01T00:00:00Z' };
  return { id, name: `Package ${id}`, summary: 'S', status, assessments, ...changes };
}
