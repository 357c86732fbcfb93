/** A process of its own: starts a sandbox several times, and prints how long each start took, in ms, as JSON. */
const beforeImport = performance.now();
const { createSandbox } = await import('@assessment-kit/sandbox');
const importMs = performance.now() - beforeImport;

const startMs: number[] = [];
for (let at = 0; at < Number(process.argv[2]); at += 1) {
  const began = performance.now();
  const sandbox = await createSandbox();
  startMs.push(performance.now() - began);
  await sandbox.close();
}
console.log(JSON.stringify({ importMs, startMs }));
