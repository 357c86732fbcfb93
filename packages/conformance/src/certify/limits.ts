import { CALLBACK_TIMEOUT_SECONDS, SHORT_CALLBACK_TIMEOUT_SECONDS } from '@assessment-kit/rules';

/** Times and amounts of a run. */
export interface Limits {
  /** How long an answer may take, in ms. Default 20,000 (`CB-new`). */
  answerMs: number;
  /** The same by the stricter reading. Default 5,000 (`CL-2025-06-10`). */
  shortAnswerMs: number;
  /** How long the slow sender takes, in ms. Default 3,000. */
  slowSenderMs: number;
  /** How long the receiver may take to hand over what it has taken, in ms. Default 15,000. */
  handOverMs: number;
  /** How long to wait for something to be handed over once too often, in ms. Default 1,500. */
  settleMs: number;
  /** How long the receiver may take to come back after it was killed, in ms. Default 30,000. */
  restartMs: number;
  /** Orders sent at once under load. Default 50. */
  load: number;
  /** Silent connections. Default 50. */
  idleConnections: number;
  /** Size of the oversized body, in bytes. Default 16 MiB. */
  oversizedBytes: number;
}

export const DEFAULT_LIMITS: Limits = {
  answerMs: CALLBACK_TIMEOUT_SECONDS * 1000,
  shortAnswerMs: SHORT_CALLBACK_TIMEOUT_SECONDS * 1000,
  slowSenderMs: 3_000,
  handOverMs: 15_000,
  settleMs: 1_500,
  restartMs: 30_000,
  load: 50,
  idleConnections: 50,
  oversizedBytes: 16 * 1024 * 1024,
};

/** Requests under way at the same time, but for rules that load the receiver on purpose. */
export const AT_ONCE = 12;
