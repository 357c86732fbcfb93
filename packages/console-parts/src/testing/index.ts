export { testAccessibleView } from './accessible-view.ts';
export { CHROMIUM, launchChromium } from './chromium.ts';
export { BROWSER_TEST_MS, openPage, type WatchedPage } from './open-page.ts';
