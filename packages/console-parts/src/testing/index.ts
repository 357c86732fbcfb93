export { testAccessibleView } from './accessible-view.ts';
export { type BuiltPage, testBuiltPage } from './built-page.ts';
export { CHROMIUM, launchChromium } from './chromium.ts';
export { BROWSER_TEST_MS, openPage, type WatchedPage } from './open-page.ts';
export { type PagePaths, testPageHeaders } from './page-headers.ts';
