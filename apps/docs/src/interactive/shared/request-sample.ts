/** One way to write a request. */
export interface RequestSample {
  readonly id: string;
  readonly label: string;
  readonly text: string;
}
