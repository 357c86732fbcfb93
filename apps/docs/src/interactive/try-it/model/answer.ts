import type { Schema } from '@assessment-kit/contract';
import type { TryAnswer, TryOperation } from './operation.ts';

/** An answer as it came. */
export interface GivenAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** From the request until the end of the answer, in ms. */
  readonly durationMs: number;
}

/** A field that was refused, and why. */
export interface RefusedField {
  readonly field: string;
  readonly message: string;
}

/** Which of the declared answers a status is: its own, or the range that it is in. */
export function declaredAnswer({ answers }: TryOperation, status: number): TryAnswer | undefined {
  const range = `${Math.floor(status / 100)}XX`;
  return answers.find((each) => each.status === String(status)) ?? answers.find((each) => each.status === range);
}

/** The fields that an answer names, in the platform's format. */
export function refusedFields({ status, body }: GivenAnswer): RefusedField[] {
  if (status < 400) return [];
  try {
    const { Values = [] } = (JSON.parse(body) ?? {}) as Partial<Schema<'ErrorList'>>;
    return Values.map(({ Fields, Message }) => ({ field: (Fields ?? '').trim(), message: Message }));
  } catch {
    return [];
  }
}
