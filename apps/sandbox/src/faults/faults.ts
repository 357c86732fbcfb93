import type { OperationId } from '@assessment-kit/contract';
import type { CallbackName } from '../delivery/delivery.ts';
import { seededRandom } from '../test-mode/random.ts';
import { declaredForm } from './declared-form.ts';
import type { AnswerFault, AnswerFaultKind, DeliveryFault, DeliveryFaultKind, FaultProfile } from './fault-kinds.ts';
import { FaultList } from './fault-list.ts';
import { type MagicPlaces, magicFault } from './magic-values.ts';
import { USUAL_STATUS } from './refused-answer.ts';

/** A callback that is about to leave. */
export interface LeavingCallback extends MagicPlaces {
  callback: CallbackName;
  orderId: string | null;
}

/** A request of the partner that has just come. */
export interface ComingRequest extends MagicPlaces {
  operationId: OperationId;
  /** The order in the path. */
  orderId: string | null;
}

/** A fault of an answer that was drawn. */
export interface DrawnAnswer {
  kind: AnswerFaultKind;
  /** For `error-before`. */
  status: number;
}

/**
 * What goes wrong, and when.
 *
 * The same seed and the same callbacks and requests in the same sequence give the same faults. A magic value goes before
 * every other fault.
 */
export class Faults {
  readonly #first: FaultProfile;
  readonly #seed: number | undefined;
  #current: { seed: number; deliveries: FaultList<DeliveryFault>; answers: FaultList<AnswerFault> };
  readonly #updated = new Set<string>();

  /**
   * @param first What goes wrong until something else is set.
   * @param seed For profiles without a seed of their own. Any when left out.
   */
  constructor(first: FaultProfile = {}, seed?: number) {
    this.#first = first;
    this.#seed = seed;
    this.#current = this.#start(first);
  }

  /** Replaces all faults, counts and the seed included. An empty profile ends all faults. */
  set(profile: FaultProfile): void {
    this.#current = this.#start(profile);
  }

  /** The faults that are left, and the seed with which they can be repeated. */
  current(): Required<FaultProfile> {
    const { seed, deliveries, answers } = this.#current;
    return { seed, deliveries: deliveries.current(), answers: answers.current() };
  }

  /** As at the start. */
  reset(): void {
    this.#updated.clear();
    this.set(this.#first);
  }

  forDelivery({ callback, orderId, ...places }: LeavingCallback): DeliveryFaultKind | null {
    const magic = callback === 'order' ? magicFault('delivery', places) : undefined;
    if (magic) return magic;
    const drawn = this.#current.deliveries.draw(
      (fault) => matches(fault.callback, callback) && matches(fault.orderId, orderId),
    );
    return drawn?.kind ?? null;
  }

  forAnswer({ operationId, orderId, ...places }: ComingRequest): DrawnAnswer | null {
    if (operationId === 'updateAssessmentOrder' && orderId !== null && !this.#updated.has(orderId)) {
      const magic = magicFault('firstUpdate', places);
      if (magic) {
        this.#updated.add(orderId);
        return { kind: magic, status: USUAL_STATUS };
      }
    }
    const drawn = this.#current.answers.draw(
      (fault) =>
        matches(fault.operationId, operationId) &&
        matches(fault.orderId, orderId) &&
        // A request for a token carries none that could be revoked.
        !(fault.kind === 'token-revoked' && operationId === 'issueToken') &&
        !(fault.kind === 'error-before' && declaredForm(operationId, fault.status ?? USUAL_STATUS) === null),
    );
    return drawn && { kind: drawn.kind, status: drawn.status ?? USUAL_STATUS };
  }

  #start(profile: FaultProfile) {
    const seed = profile.seed ?? this.#seed ?? anySeed();
    const random = seededRandom(seed);
    return {
      seed,
      deliveries: new FaultList(profile.deliveries ?? [], random),
      answers: new FaultList(profile.answers ?? [], random),
    };
  }
}

/** Whether a filter lets a value through; one that is left out lets everything through. */
function matches(filter: string | undefined, value: string | null): boolean {
  return filter === undefined || filter === value;
}

function anySeed(): number {
  return Math.floor(Math.random() * 2 ** 31);
}
