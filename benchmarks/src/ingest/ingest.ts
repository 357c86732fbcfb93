import type { Report } from '../report.ts';
import { againstExpress } from './against-express.ts';
import { openDatabases } from './databases.ts';
import { FULL, QUICK } from './sizes.ts';

/** How fast orders are taken and worked through, every one of them on disk before it is answered. */
export async function benchIngest({ quick }: { quick: boolean }): Promise<Report> {
  const sizes = quick ? QUICK : FULL;
  const databases = await openDatabases();
  try {
    const express = await againstExpress(databases, sizes);
    return { text: express.text, promises: express.promises };
  } finally {
    await databases.remove();
  }
}
