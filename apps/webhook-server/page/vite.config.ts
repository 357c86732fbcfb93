import { defineConfig } from 'vite';

/** Builds the operator's page into `page-dist`, which is committed: `pnpm start` needs no build. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/_page/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../page-dist',
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // Names without a hash: a change of the page is a change of the same three files.
    rolldownOptions: { output: { entryFileNames: 'page.js', assetFileNames: 'page[extname]' } },
  },
});
