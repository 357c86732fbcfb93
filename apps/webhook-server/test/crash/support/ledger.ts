import { canonical } from './canonical.ts';
import type { WebhookApi } from './webhook-api.ts';

/** A payload that was delivered for an order, once or more often. */
export interface Delivered {
  orderId: string;
  /** As canonical JSON, in the form in which it is handed over. */
  payload: string;
  /** Answered with 200 at least once. */
  acknowledged: boolean;
}

/** Results that were reported, once or more often. */
export interface Reported {
  orderId: string;
  marks: readonly string[];
  /** Answered with 202 at least once. */
  acknowledged: boolean;
}

/** What those outside have sent to a webhook server, and what of it was acknowledged. */
export class Ledger {
  readonly delivered = new Map<string, Delivered>();
  readonly reported = new Map<string, Reported>();
  /** Jobs and errors, by their payload as canonical JSON; `true`: answered with 200 at least once. */
  readonly others = new Map<string, boolean>();
  /** Every status that came as an answer. */
  readonly statuses = new Set<number>();
  readonly #api: WebhookApi;

  constructor(api: WebhookApi) {
    this.#api = api;
  }

  /** Delivers an order once. `false`: no answer, or not 200. */
  async deliver(callback: OrderCallback): Promise<boolean> {
    this.sent(callback);
    const answer = await this.#api.callback(callback).catch(() => null);
    return this.answered(callback, answer?.status);
  }

  /** Delivers a job or an error once. `false`: no answer, or not 200. */
  async deliverOther(kind: 'jobs' | 'errors', body: object): Promise<boolean> {
    const payload = canonical(body);
    this.others.set(payload, this.others.get(payload) ?? false);
    const answer = await this.#api.callback(body, `/callbacks/${kind}`).catch(() => null);
    if (answer) this.statuses.add(answer.status);
    if (answer?.status === 200) this.others.set(payload, true);
    return answer?.status === 200;
  }

  sent({ assessmentOrder }: OrderCallback): void {
    const payload = canonical(assessmentOrder);
    const { orderId } = assessmentOrder;
    if (!this.delivered.has(payload)) this.delivered.set(payload, { orderId, payload, acknowledged: false });
  }

  answered({ assessmentOrder }: OrderCallback, status: number | undefined): boolean {
    if (status !== undefined) this.statuses.add(status);
    const entry = this.delivered.get(canonical(assessmentOrder));
    if (entry && status === 200) entry.acknowledged = true;
    return status === 200;
  }

  /** Reports results once. `false`: no answer, or not 202. */
  async report(orderId: string, results: object): Promise<boolean> {
    const marks = marksOf(results);
    const key = `${orderId} ${marks.join(' ')}`;
    const entry = this.reported.get(key) ?? { orderId, marks, acknowledged: false };
    this.reported.set(key, entry);
    const answer = await this.#api.results(orderId, results, `key-${marks[0]}`).catch(() => null);
    if (answer) this.statuses.add(answer.status);
    if (answer && answer.status >= 400 && answer.status < 500) throw new Error(`Results were refused: ${answer.text}`);
    if (answer?.status === 202) entry.acknowledged = true;
    return answer?.status === 202;
  }
}

export interface OrderCallback {
  assessmentOrder: { orderId: string };
}

const MARKS = new Set(['updatedAt', 'partnerTrackingId', 'url']);

/** What a body can be told by: every result in these suites has times, links and a tracking id of its own. */
export function marksOf(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) =>
    typeof value === 'string' && MARKS.has(name) ? [value] : marksOf(value),
  );
}

export const isReport = (mark: string) => mark.startsWith('https://');

let ticks = 0;
/** A time that no other status has. */
const anyTime = () => new Date(Date.UTC(2026, 0, 13) + ++ticks).toISOString();

export interface Wanted {
  assessment?: string;
  tests?: Readonly<Record<string, string>>;
  /** Names of reports of the assessment. */
  reports?: readonly string[];
  /** Names of reports of the first attempt at a test, which has a score then. */
  testReports?: Readonly<Record<string, string>>;
}

/** Results in the form of the platform's PATCH, not to be confused with any others. */
export function resultsOf(orderId: string, number: number, wanted: Wanted): object {
  const { assessment, tests = {}, reports = [], testReports = {} } = wanted;
  const report = (name: string) => ({ name, url: `https://reports.example.com/${orderId}/${name}` });
  return {
    partnerTrackingId: `${orderId.slice(0, 8)}-${number}`,
    assessments: [
      {
        assessmentId: 'BAA-1',
        ...(assessment ? { assessmentStatus: { value: assessment, updatedAt: anyTime() } } : {}),
        assessmentResults: {
          ...(reports.length > 0 ? { reports: reports.map(report) } : {}),
          tests: Object.entries(tests).map(([id, value]) => ({
            id,
            ...(testReports[id] ? { score: { value: '87', attempt: 1, reports: [report(testReports[id])] } } : {}),
            testStatus: { value, updatedAt: anyTime() },
          })),
        },
      },
    ],
  };
}
