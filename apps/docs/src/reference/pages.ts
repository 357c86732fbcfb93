import { benchmarksPage } from './benchmarks-page.ts';
import { certificatePage } from './certificate-page.ts';
import { changelogPage } from './changelog-page.ts';
import { commandLinePage } from './command-line-page.ts';
import { conformancePage } from './conformance-page.ts';
import type { Contract } from './contract.ts';
import { decisionsPages } from './decisions-pages.ts';
import { discrepanciesPage } from './discrepancies-page.ts';
import { errorsPage } from './errors-page.ts';
import { schemaExamples } from './examples.ts';
import { metricsPage } from './metrics-page.ts';
import { onDemandPage } from './on-demand-page.ts';
import { operationPage } from './operation-page.ts';
import { operationsOf, webhooksOf } from './operations.ts';
import { overviewPage } from './overview-page.ts';
import type { Page } from './page.ts';
import { rulesPage } from './rules-page.ts';
import { schemaPage } from './schema-page.ts';
import { type Scope, schemaHome, scopesOf } from './scope.ts';
import { securityPage } from './security-page.ts';
import { settingsPage } from './settings-page.ts';
import { sourcesPage } from './sources-page.ts';
import { statesPage } from './states-page.ts';
import { statusesPage } from './statuses-page.ts';
import { unknownsPage } from './unknowns-page.ts';
import { webhookPage } from './webhook-page.ts';

/** Every reference page of a contract. The same contract gives the same pages, byte for byte. */
export function referencePages(contract: Contract): Page[] {
  return [
    ...scopesOf(contract).flatMap((scope) =>
      documentPages(scope).map((page) => (scope.document.key === 'assessments' ? page : foundAfter(page))),
    ),
    statusesPage(),
    rulesPage(),
    onDemandPage(contract),
    certificatePage(),
    settingsPage(),
    statesPage(),
    metricsPage(),
    commandLinePage(),
    benchmarksPage(),
    changelogPage(),
    securityPage(),
    ...decisionsPages(),
    conformancePage(),
    discrepanciesPage(contract),
    unknownsPage(contract),
    sourcesPage(contract),
  ];
}

/** The kit's own APIs have fields of the platform's: whoever searches for one wants the platform's. */
function foundAfter(page: Page): Page {
  return { ...page, body: `<div data-pagefind-weight="0.5">\n\n${page.body.trim()}\n\n</div>` };
}

function documentPages(scope: Scope): Page[] {
  const { contract, document } = scope;
  const examples = schemaExamples(document);
  const schemas = Object.keys(document.bundle.components.schemas).sort((a, b) => (a < b ? -1 : 1));
  return [
    overviewPage(scope),
    ...operationsOf(document.bundle).map((found, index) => operationPage(scope, found, index)),
    ...webhooksOf(document.bundle).map((found, index) => webhookPage(scope, found, index)),
    errorsPage(scope),
    ...schemas
      .filter((name) => schemaHome(contract, document, name) === document)
      .map((name) => schemaPage(scope, name, examples.get(name))),
  ];
}
