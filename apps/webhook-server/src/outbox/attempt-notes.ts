import type { Claim, MessageDetail, StoredMessage } from '../store/store.ts';

/** What is remembered about an update between its attempts. */
export interface AttemptNotes {
  /** Attempts whose end is known. One that is missing here was cut off: it may have arrived. */
  ended: number;
  /** An attempt ended without telling whether it had arrived. */
  inDoubt: boolean;
  /** Only the reports are to be sent: the rest has arrived, and someone decided to send them again. */
  reportsOnly: boolean;
  /** The platform's id of the last refused or failed attempt. */
  correlationId: string | null;
}

/** What is known before an attempt. */
export function notesBefore({ attempts, message }: Claim): AttemptNotes & { cutOff: number } {
  const notes = notesOf(message);
  const cutOff = attempts - 1 - notes.ended;
  return { ...notes, inDoubt: notes.inDoubt || cutOff > 0, cutOff };
}

/** What is remembered about an update. */
export function notesOf(message: Pick<StoredMessage, 'detail'>): AttemptNotes {
  const detail = (message.detail ?? {}) as Partial<AttemptNotes>;
  return {
    ended: detail.ended ?? 0,
    inDoubt: detail.inDoubt === true,
    reportsOnly: detail.reportsOnly === true,
    correlationId: detail.correlationId ?? null,
  };
}

export function detailOf(notes: Partial<AttemptNotes>): MessageDetail {
  return { ...notes };
}
