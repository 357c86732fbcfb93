import type { DatabaseSync } from 'node:sqlite';

/** Pages in the write-ahead log, and how many of them are in the file as well. */
export interface Copied {
  log: number;
  copied: number;
}

/**
 * Copies what is committed from the write-ahead log into the file, and keeps nobody waiting for it. Behind what someone
 * still reads it leaves pages out, and all while another checkpoint is under way.
 */
export function createCopyLog(database: DatabaseSync): () => Copied {
  const checkpoint = database.prepare('pragma wal_checkpoint(passive)');
  return () => {
    const { log, checkpointed } = checkpoint.get() ?? {};
    return { log: Number(log), copied: Number(checkpointed) };
  };
}
