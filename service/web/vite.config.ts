import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

/**
 * Bundles the pages into `dist/web` (ignored by git): `/index.html`, one for each page in its folder, hashed files under `/assets`.
 * Nothing is inlined, since the pages' Content-Security-Policy allows neither inline scripts nor inline styles.
 */
export default defineConfig({
  root,
  base: '/',
  build: {
    outDir: resolve(root, '../../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // PDF.js, which a page loads only when it is given a PDF.
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      input: {
        start: resolve(root, 'index.html'),
        verify: resolve(root, 'verify/index.html'),
        audit: resolve(root, 'audit/index.html'),
        issue: resolve(root, 'issue/index.html'),
        certificate: resolve(root, 'certificate/index.html'),
        pathway: resolve(root, 'pathway/index.html'),
        learn: resolve(root, 'learn/index.html'),
      },
    },
  },
});
