import { testEveryPage } from './support/every-page.ts';

// /try-it/ calls a sandbox, so its own test gives it one.
testEveryPage(
  (address) => address !== '/try-it/' && !/^\/reference\/(assessments|sandbox|webhook-server)\//.test(address),
);
