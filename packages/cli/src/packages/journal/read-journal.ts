import { readFile } from 'node:fs/promises';
import { type PlannedAction, parseHeader, parseLine, type RunHeader, type RunIdentity } from './journal-lines.ts';

/** The file named as journal is something else; it is left as it is. */
export class NoJournal extends Error {
  override name = 'NoJournal';
}

/** How an earlier journal was met. */
export type Resumption =
  /** There was none, it was finished, or it was to be begun anew. */
  | { kind: 'new' }
  /** It was of another catalogue, host, account or of another choice of `prune`. */
  | { kind: 'other'; startedAt: string }
  /** An earlier run was interrupted, and this one goes on with it. `unreadable`: lines that had to be left out. */
  | { kind: 'resumed'; startedAt: string; unreadable: number };

export interface FoundJournal {
  resumption: Resumption;
  /** By company id in lower case. */
  plans: Map<string, readonly PlannedAction[]>;
  /** Keys of packages that are done. */
  done: Set<string>;
  /** How much of the file is whole, in bytes; 0: it is begun anew. */
  keptBytes: number;
}

/** @param anew Forgets an interrupted run. @throws {NoJournal} */
export async function readJournal(path: string, run: RunIdentity, anew: boolean): Promise<FoundJournal> {
  const found: FoundJournal = { resumption: { kind: 'new' }, plans: new Map(), done: new Set(), keptBytes: 0 };
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  });
  if (bytes.length === 0) return found;
  // A line without its end was torn when the process was killed.
  const whole = bytes.lastIndexOf('\n') + 1;
  const [first = '', ...lines] = bytes.toString('utf8', 0, whole).split('\n').slice(0, -1);
  const header = parseHeader(first);
  if (!header) throw new NoJournal(path);
  if (anew) return found;
  const parsed = lines.map(parseLine);
  if (parsed.some((line) => line && 'finishedAt' in line)) return found;
  const { startedAt } = header;
  if (!isSameRun(header, run)) return { ...found, resumption: { kind: 'other', startedAt } };

  for (const line of parsed) {
    if (line && 'plan' in line) found.plans.set(line.company.toLowerCase(), line.plan);
    if (line && 'done' in line) found.done.add(keyOf(line.company, line.done));
  }
  const unreadable = parsed.filter((line) => line === null).length;
  return { ...found, keptBytes: whole, resumption: { kind: 'resumed', startedAt, unreadable } };
}

/** A package of a company; ids of companies have no case. */
export function keyOf(companyId: string, packageId: string): string {
  return JSON.stringify([companyId.toLowerCase(), packageId]);
}

function isSameRun(header: RunHeader, run: RunIdentity): boolean {
  return (['catalogue', 'host', 'account', 'prune'] as const).every((name) => header[name] === run[name]);
}
