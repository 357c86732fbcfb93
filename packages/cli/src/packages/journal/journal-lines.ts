import type { Action } from '../plan/plan-company.ts';

/** What makes two runs the same: only then does what one has done spare the other something. */
export interface RunIdentity {
  /** Hash of the catalogue. */
  catalogue: string;
  /** The platform's base URL. */
  host: string;
  /** Hash of the client id: which partner it was done for. */
  account: string;
  /** Whether what the catalogue does not have is retired. */
  prune: boolean;
}

/** Of this format. */
const VERSION = 1;

export interface RunHeader extends RunIdentity {
  journal: typeof VERSION;
  /** ISO 8601. */
  startedAt: string;
}

/** What has to be done for a package, as the journal keeps it: not what changes, only that it does. */
export interface PlannedAction {
  kind: Action['kind'];
  packageId: string;
  /** Of a package to retire. */
  name?: string;
}

interface PlanLine {
  company: string;
  plan: PlannedAction[];
}

interface DoneLine {
  company: string;
  done: string;
}

interface EndLine {
  finishedAt: string;
}

export type JournalLine = PlanLine | DoneLine | EndLine;

export function headerOf(run: RunIdentity, startedAt: Date): RunHeader {
  return { journal: VERSION, ...run, startedAt: startedAt.toISOString() };
}

/** The header in a first line; `null` when it is none of this version. */
export function parseHeader(line: string): RunHeader | null {
  const value = parse(line);
  return value?.['journal'] === VERSION ? (value as unknown as RunHeader) : null;
}

/** A line after the header; `null` when it is unreadable: what it said is done again then. */
export function parseLine(line: string): JournalLine | null {
  const value = parse(line);
  if (typeof value?.['finishedAt'] === 'string') return value as unknown as EndLine;
  if (typeof value?.['company'] !== 'string') return null;
  if (typeof value['done'] === 'string') return value as unknown as DoneLine;
  return Array.isArray(value['plan']) ? (value as unknown as PlanLine) : null;
}

function parse(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
