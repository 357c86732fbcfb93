import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { breakingBetween } from '../scripts/diff.ts';
import { OPENAPI_FOLDER } from '../scripts/documents.ts';

const RELEASED = join(OPENAPI_FOLDER, 'released/assessments.json');
const PREFIX = '/apiHub/performanceManagement/v1/companies';

/** What breaks clients when the released contract is changed. */
async function breaking(change: (document: Changed) => void): Promise<string[]> {
  const document = JSON.parse(await readFile(RELEASED, 'utf8'));
  change({ schemas: document.components.schemas, paths: document.paths });
  const folder = await mkdtemp(join(tmpdir(), 'assessment-kit-diff-'));
  try {
    await writeFile(join(folder, 'changed.json'), JSON.stringify(document));
    return await breakingBetween(RELEASED, join(folder, 'changed.json'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Changed {
  // biome-ignore lint/suspicious/noExplicitAny: a document to be changed anywhere
  schemas: any;
  // biome-ignore lint/suspicious/noExplicitAny: a document to be changed anywhere
  paths: any;
}

it('the gate refuses every kind of change that breaks clients', { timeout: 60_000 }, async () => {
  const found = await breaking(({ schemas, paths }) => {
    schemas.Subscription.required = ['tier'];
    schemas.Subscription.properties.tier = { type: 'string', description: 'New.' };
    delete schemas.RegisteredCallback.properties.callerDetails;
    delete schemas.Report.properties.url;
    delete schemas.AssessmentOrder.properties.location;
    schemas.TestScore.properties.attempt.type = 'string';
    schemas.OnboardingStatusValue.enum = ['InProgress', 'Approved', 'Rejected'];
    delete paths[`${PREFIX}/{companyId}/assessmentPackages/{packageId}`].delete;
    delete paths[`${PREFIX}/b6001/partner/assessmentOrders`];
  });
  const text = found.join('\n');
  for (const sign of [
    'tier became required and has no default',
    'RegisteredCallback/properties/callerDetails was removed',
    'Report/properties/url was removed',
    'AssessmentOrder/properties/location was removed',
    /Type of `attempt`/,
    /Suspended/,
    /delete|DELETE/,
    /partner.*assessmentOrders/,
  ]) {
    expect(text).toMatch(sign);
  }
});

it('the gate lets through what the platform calls compatible, and a major version that moves', {
  timeout: 60_000,
}, async () => {
  const found = await breaking(({ schemas, paths }) => {
    schemas.Subscription.required = ['tier'];
    schemas.Subscription.properties.tier = { type: 'string', default: 'basic', description: 'New, with a default.' };
    schemas.OnboardingStatus.properties.note = { type: 'string', description: 'New and optional.' };
    schemas.DeletedPackage.properties.note = { type: 'string', description: 'New in an answer.' };
    const old = `${PREFIX}/b6001/partner/assessmentOrders`;
    const moved = structuredClone(paths[old]);
    moved.get.operationId = 'getPartnerAssessmentOrdersV2';
    moved.get.parameters = moved.get.parameters.slice(1);
    delete paths[old];
    paths[old.replace('/v1/', '/v2/')] = moved;
  });
  expect(found).toEqual([]);
});

it('the released contract is compared with itself without a finding', { timeout: 60_000 }, async () => {
  expect(await breaking(() => {})).toEqual([]);
});
