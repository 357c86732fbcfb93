/** Reads the stream of events of a sandbox. */
export class EventStream {
  readonly #reader: ReadableStreamDefaultReader<string>;
  #text = '';

  private constructor(reader: ReadableStreamDefaultReader<string>) {
    this.#reader = reader;
  }

  /** A stream that is open: changes from here on are in it. */
  static async open(sandboxUrl: string): Promise<EventStream> {
    const response = await fetch(`${sandboxUrl}/_sandbox/events`);
    if (response.status !== 200 || response.headers.get('content-type') !== 'text/event-stream' || !response.body) {
      throw new Error(`No stream of events: ${response.status}`);
    }
    const stream = new EventStream(response.body.pipeThrough(new TextDecoderStream()).getReader());
    await stream.#until(() => stream.#text.includes('\n\n'));
    return stream;
  }

  /** The data of all events so far. */
  get events(): unknown[] {
    return [...this.#text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data ?? ''));
  }

  /** Waits for one more event. */
  async next(): Promise<void> {
    const before = this.events.length;
    await this.#until(() => this.events.length > before);
  }

  /** Waits for the end of the stream; fails when its connection breaks. */
  async ended(): Promise<void> {
    while (!(await this.#read()));
  }

  async #until(wanted: () => boolean): Promise<void> {
    while (!wanted()) if (await this.#read()) throw new Error('The stream has ended.');
  }

  async #read(): Promise<boolean> {
    const { done, value = '' } = await this.#reader.read();
    this.#text += value;
    return done;
  }
}
