/** Where the kit's webhook server receives callbacks. A path that it is mounted at, behind a proxy, is kept. */
export function webhookServerUrls(base: string): { orders: string; errors: string; jobs: string } {
  const callbacks = `${base.replace(/\/+$/, '')}/callbacks`;
  return { orders: `${callbacks}/orders`, errors: `${callbacks}/errors`, jobs: `${callbacks}/jobs` };
}
