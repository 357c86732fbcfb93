/** The user ended the command with Ctrl+C, or the system did. */
export class Interrupted extends Error {
  override name = 'Interrupted';
  readonly exitCode: number;

  constructor(signal: 'SIGINT' | 'SIGTERM') {
    super('Interrupted.');
    // As shells number it: 128 and the signal's number.
    this.exitCode = signal === 'SIGINT' ? 130 : 143;
  }
}
