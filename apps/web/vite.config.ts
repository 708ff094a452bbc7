import { defineConfig } from 'vite';

/** While developing, pages come from Vite and data from an API (or `dev/fixture-server.mjs`) named by API. */
const api = process.env.API ?? 'http://127.0.0.1:3000';
const proxy = { '/api': { target: api, changeOrigin: false } };

/** Two builds of the same pages: files for browsers, with a list of them; and a module with which the server draws pages. */
export default defineConfig(({ isSsrBuild }) => ({
  root: import.meta.dirname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { target: 'es2022', assetsInlineLimit: 0, manifest: !isSsrBuild, copyPublicDir: !isSsrBuild },
  ssr: { noExternal: true },
  server: { proxy },
  preview: { proxy },
}));
