import { testEveryPage } from './support/every-page.ts';

testEveryPage((address) => !/^\/reference\/(assessments|sandbox|webhook-server)\//.test(address));
