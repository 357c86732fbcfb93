import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { buildSite } from './build.ts';
import { DIST } from './folders.ts';
import { serve } from './serve.ts';

// Fetched when it is asked for, as it is larger than everything that the site is built with.
const LIGHTHOUSE = 'lighthouse@13.5.0';
const LEAST = 98;
const RUNS = 3;
const PAGES = {
  'a guide': '/callbacks/',
  'a page of the reference': '/reference/assessments/operations/update-assessment-order/',
  'the status explorer': '/status-explorer/',
};
/** Nothing but the page may work, or ask for something, while it is measured. */
const CHROMIUM_FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Scores of a page from 0 to 100, by category. */
async function scoresOf(url: string): Promise<Record<string, number>> {
  const args = ['dlx', LIGHTHOUSE, url, '--output=json', '--quiet', '--no-enable-error-reporting'];
  const categories = '--only-categories=performance,accessibility,best-practices,seo';
  const lighthouse = spawn(
    'pnpm',
    [...args, categories, '--preset=desktop', `--chrome-flags=${CHROMIUM_FLAGS.join(' ')}`],
    {
      env: { CHROME_PATH: process.env['CHROMIUM'] || '/usr/bin/chromium', ...process.env },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [report] = await Promise.all([text(lighthouse.stdout), once(lighthouse, 'close')]);
  if (lighthouse.exitCode !== 0) throw new Error(`Lighthouse ended with ${lighthouse.exitCode}.`);
  const found = JSON.parse(report) as { categories: Record<string, { title: string; score: number }> };
  return Object.fromEntries(
    Object.values(found.categories).map(({ title, score }) => [title, Math.round(score * 100)]),
  );
}

/** The scores of the best of a few runs: a busy machine makes a page slower than it is, never faster. */
async function bestScoresOf(url: string): Promise<Record<string, number>> {
  let best: Record<string, number> = {};
  for (let run = 0; run < RUNS && (run === 0 || !isFine(best)); run += 1) {
    const scores = await scoresOf(url);
    for (const [title, score] of Object.entries(scores)) best = { ...best, [title]: Math.max(score, best[title] ?? 0) };
  }
  return best;
}

function isFine(scores: Readonly<Record<string, number>>): boolean {
  return Object.values(scores).every((score) => score >= LEAST);
}

await buildSite();
const site = await serve(DIST, 0);
try {
  const table: Record<string, Record<string, number>> = {};
  for (const [name, path] of Object.entries(PAGES)) table[name] = await bestScoresOf(`${site.url}${path}`);
  console.table(table);
  if (!Object.values(table).every(isFine)) {
    console.error(`Each has to be ${LEAST} at least.`);
    process.exitCode = 1;
  }
} finally {
  await site.close();
}
