import type { OutputStream } from '../../context/io.ts';
import { duration, number } from './words.ts';

const DRAW_EVERY_MS = 100;
/** Where there is no terminal, a line is written now and then. */
const SAY_EVERY_MS = 60_000;
const BAR = 24;
const CLEAR = '\r\u001b[2K';

/** Shows on stderr how far something is: a bar on a terminal, otherwise a line each minute. */
export class Progress {
  readonly #stream: OutputStream;
  readonly #label: string;
  readonly #total: number;
  readonly #quiet: boolean;
  readonly #startedAt = performance.now();
  #shownAt = performance.now();
  #done = 0;
  #failed = 0;

  /**
   * @param label What is done, as a participle: `Reading companies`.
   * @param quiet No bar, because other lines are written to the same terminal.
   */
  constructor(stream: OutputStream, label: string, total: number, quiet = false) {
    this.#stream = stream;
    this.#label = label;
    this.#total = total;
    this.#quiet = quiet || stream.isTTY !== true;
    this.#draw();
  }

  done(): void {
    this.#done += 1;
    this.#maybeDraw();
  }

  failed(): void {
    this.#failed += 1;
    this.#maybeDraw();
  }

  /** Takes the bar away. */
  stop(): void {
    if (!this.#quiet) this.#stream.write(CLEAR);
  }

  #maybeDraw(): void {
    const now = performance.now();
    if (now - this.#shownAt < (this.#quiet ? SAY_EVERY_MS : DRAW_EVERY_MS)) return;
    this.#shownAt = now;
    if (this.#quiet) this.#stream.write(`${this.#text()}\n`);
    else this.#draw();
  }

  #draw(): void {
    if (this.#quiet) return;
    const part = this.#total === 0 ? 1 : (this.#done + this.#failed) / this.#total;
    const full = Math.round(part * BAR);
    const line = `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${this.#text()}`;
    this.#stream.write(CLEAR + line.slice(0, (this.#stream.columns ?? 80) - 1));
  }

  #text(): string {
    const seconds = (performance.now() - this.#startedAt) / 1000;
    const ended = this.#done + this.#failed;
    const left = ended === 0 ? null : ((this.#total - ended) * seconds) / ended;
    return [
      `${this.#label} ${number(ended)} of ${number(this.#total)}`,
      ...(this.#failed > 0 ? [`${number(this.#failed)} failed`] : []),
      ...(left === null ? [] : [`${duration(left)} left`]),
    ].join(', ');
  }
}
