import { randomUUID } from 'node:crypto';
import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';

/** Who holds a journal. */
interface Holder {
  pid: number;
  host: string;
  /** When the process began, as the system counts it; tells a new process with an old number apart. */
  started: string | null;
}

/** Another run has the journal. */
export class JournalInUse extends Error {
  override name = 'JournalInUse';
  /** `null`: the lock file cannot be read. */
  readonly holder: Holder | null;
  /** The lock file. */
  readonly path: string;

  constructor(holder: Holder | null, path: string) {
    super('The journal is in use.');
    this.holder = holder;
    this.path = path;
  }
}

const MOST_ATTEMPTS = 5;

/**
 * Takes a journal for this process, with a file beside it. One that a killed process left behind on this machine is taken
 * over; one of another machine never is, because nobody here can tell whether it still runs.
 *
 * @returns What gives it back.
 * @throws {JournalInUse}
 */
export async function lockJournal(journal: string): Promise<() => Promise<void>> {
  const path = `${journal}.lock`;
  const draft = `${path}.${randomUUID()}`;
  const own = JSON.stringify({ pid: process.pid, host: hostname(), started: await startOf(process.pid), id: draft });
  // Linked when it is whole: nobody sees a lock half written.
  await writeFile(draft, own, { mode: 0o600 });
  try {
    for (let attempt = 1; !(await linked(draft, path)); attempt += 1) {
      const found = await readFile(path, 'utf8').catch(() => null);
      const holder = found === null ? null : parse(found);
      if (attempt === MOST_ATTEMPTS || (holder && (await isRunning(holder)))) throw new JournalInUse(holder, path);
      if (found !== null) await putAside(path, found);
    }
  } finally {
    await unlink(draft);
  }
  return async () => {
    const found = await readFile(path, 'utf8').catch(() => null);
    if (found === own) await unlink(path);
  };
}

async function linked(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Another process may have taken the lock over meanwhile: then it is put back. */
async function putAside(path: string, stale: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  if ((await readFile(aside, 'utf8')) !== stale) await linked(aside, path);
  await unlink(aside);
}

async function isRunning({ pid, host, started }: Holder): Promise<boolean> {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, and belongs to someone else.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const now = await startOf(pid);
  return now === null || started === null || now === started;
}

/** Linux only: when a process began, in ticks since the start of the machine, with the id of that start. */
async function startOf(pid: number): Promise<string | null> {
  try {
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
    const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ').at(-1)?.split(' ') ?? [];
    return `${boot} ${fields[19]}`;
  } catch {
    return null;
  }
}

function parse(text: string): Holder | null {
  try {
    const holder = JSON.parse(text) as Holder;
    return typeof holder.pid === 'number' && typeof holder.host === 'string' ? holder : null;
  } catch {
    return null;
  }
}
