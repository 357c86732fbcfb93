import { expect, it } from 'vitest';
import { readContract } from '../src/reference/contract.ts';
import { inputsHash, isBuilt } from '../src/site/freshness.ts';

it('takes a site for built when nothing has changed since', async () => {
  expect(await isBuilt()).toBe(true);
});

it('takes a site for out of date when a page of the reference would change', async () => {
  const contract = structuredClone(await readContract());
  expect(await inputsHash(contract)).toBe(await inputsHash());
  const [platform] = contract.documents;
  Object.assign(platform?.bundle.components.schemas['TestScore'] ?? {}, { description: 'Another text.' });
  expect(await inputsHash(contract)).not.toBe(await inputsHash());
});

it('takes a site for out of date when a source got another name', async () => {
  const { documents, sources } = await readContract();
  const contract = { documents, sources: { ...sources, S0: { name: 'Another name' } } };
  expect(await inputsHash(contract)).not.toBe(await inputsHash());
});
