/** What is done once the test that is running has ended; `clean-up.ts` does it. */
export const cleanUps: (() => void)[] = [];
