/**
 * Preloaded into the command line of a test: its clock and its timers run CLOCK_SPEED times as fast, and so does the clock of
 * the sandbox that it talks to. Limits of requests a second and a minute then hold as they are, in a fraction of the time.
 */
const speed = Number(process.env.CLOCK_SPEED);
const { now } = Date;
const start = Number(process.env.CLOCK_START);
Date.now = () => start + (now() - start) * speed;
const { setTimeout } = globalThis;
globalThis.setTimeout = (work, ms = 0, ...values) => setTimeout(work, ms / speed, ...values);
