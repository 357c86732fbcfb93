/** How much is measured: the promises are about `FULL`, `QUICK` is for every day. */
export interface Sizes {
  rounds: number;
  roundSeconds: number;
  warmUpSeconds: number;
  /** Orders after which memory has its size, and those over which it has to keep it. */
  memoryFrom: number;
  memoryOrders: number;
  /** Orders that are stored when ingest must still be about as fast. */
  storedOrders: number;
  /** Orders handed over one at a time. */
  handOvers: number;
  /** Updates that wait when the lanes begin to be worked through. */
  backlog: number;
}

export const FULL: Sizes = {
  rounds: 7,
  roundSeconds: 3,
  warmUpSeconds: 4,
  memoryFrom: 100_000,
  memoryOrders: 500_000,
  storedOrders: 1_000_000,
  handOvers: 300,
  backlog: 100_000,
};

export const QUICK: Sizes = {
  rounds: 3,
  roundSeconds: 2,
  warmUpSeconds: 2,
  memoryFrom: 50_000,
  memoryOrders: 100_000,
  storedOrders: 100_000,
  handOvers: 50,
  backlog: 20_000,
};
