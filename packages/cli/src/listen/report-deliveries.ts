import type { Schema } from '@assessment-kit/contract/sandbox';
import { clean, type Output } from '../output/output.ts';
import type { Observer } from './watch.ts';

const SHOWN_CHARACTERS = 200;

/** Writes each thing that happens as a line, for people or as JSON. */
export function reportTo(output: Output): Observer {
  const line = (at: string, orderId: string | null, text: string) =>
    `${output.style('dim', clock(at))}  ${orderId === null ? '' : `order ${orderId.slice(0, 8)}  `}${text}`;
  return {
    delivery(record) {
      const { orderId, callback, url, outcome, status, durationMs, response } = record;
      const ok = outcome === 'accepted';
      const answer = status === null ? outcome : String(status);
      const said = ok || !response ? '' : `  ${shortened(response.body)}`;
      const text = `${callback} callback → ${url}  ${output.style(ok ? 'green' : 'red', `${answer}`)} in ${durationMs} ms${said}`;
      output.event(
        { type: 'delivery', orderId, callback, url, outcome, status, durationMs },
        line(record.startedAt, orderId, text),
      );
    },
    update(orderId, { status, receivedAt, response }) {
      const ok = status < 300;
      const problems = ok ? [] : problemsIn(response);
      const said =
        problems.length > 0
          ? `  ${shortened(problems.map(({ field, message }) => `${field}: ${message}`).join(' '))}`
          : '';
      const text = `your update ← ${output.style(ok ? 'green' : 'red', String(status))}${said}`;
      output.event({ type: 'update', orderId, status, problems }, line(receivedAt, orderId, text));
    },
    status(orderId, packageStatus) {
      const text = `is shown as ${output.style('bold', packageStatus)}`;
      output.event({ type: 'status', orderId, packageStatus }, line(new Date().toISOString(), orderId, text));
    },
  };
}

function problemsIn(response: string | null): { field: string; message: string }[] {
  try {
    const { Values } = JSON.parse(response ?? '{}') as Partial<Schema<'ErrorList'>>;
    return (Values ?? []).map(({ Fields, Message }) => ({ field: Fields ?? '', message: Message ?? '' }));
  } catch {
    // A long answer is kept in part only.
    return [];
  }
}

function shortened(text: string): string {
  const one = clean(text);
  return one.length > SHOWN_CHARACTERS ? `${one.slice(0, SHOWN_CHARACTERS)}…` : one;
}

/** Hours, minutes and seconds where the user is. */
function clock(at: string): string {
  return new Date(at).toTimeString().slice(0, 8);
}
