export type { Io } from './context/io.ts';
export { run } from './run.ts';
