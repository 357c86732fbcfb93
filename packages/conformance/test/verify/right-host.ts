import { createSandbox, type Sandbox } from '@assessment-kit/sandbox';
import { afterAll, beforeAll } from 'vitest';
import { httpTransport } from '../../src/verify/index.ts';

/** A host that keeps the contract, for the tests of a file; what they change of its answers is theirs. */
export function useRightHost(): { sandbox: Sandbox; right: ReturnType<typeof httpTransport> } {
  const host = {} as ReturnType<typeof useRightHost>;
  beforeAll(async () => {
    host.sandbox = await createSandbox();
    host.right = httpTransport(host.sandbox.url);
  });
  afterAll(async () => {
    host.right.close();
    await host.sandbox.close();
  });
  return host;
}
