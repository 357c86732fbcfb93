import { defineConfig } from 'vite';

/** Builds the console into `console-dist`, which is committed: `pnpm start` needs no build. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/_sandbox/console/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../console-dist',
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // Names without a hash: a change of the console is a change of the same three files.
    rolldownOptions: { output: { entryFileNames: 'console.js', assetFileNames: 'console[extname]' } },
  },
});
