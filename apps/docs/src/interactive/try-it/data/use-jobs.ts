import type { Schema } from '@assessment-kit/contract/sandbox';
import { useEffect, useState } from 'preact/hooks';
import type { SandboxConnection } from './use-sandbox.ts';

/** Callbacks about jobs, newest first. */
export function useJobs({ calls, changes }: SandboxConnection): readonly Schema<'DeliveryRecord'>[] {
  const [jobs, setJobs] = useState<readonly Schema<'DeliveryRecord'>[]>([]);
  useEffect(() => {
    let stopped = false;
    const load = async () => {
      const { items } = await calls.control<{ items: Schema<'DeliveryRecord'>[] }>('GET', 'deliveries');
      if (!stopped) setJobs(items.filter(({ callback }) => callback === 'job'));
    };
    // A sandbox that has ended says so elsewhere on the page.
    void load().catch(() => {});
    return () => {
      stopped = true;
    };
  }, [calls, changes]);
  return jobs;
}
