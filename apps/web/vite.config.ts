import { defineConfig } from 'vite';

/** While developing, pages come from Vite and data from an API (or `dev/fixture-server.mjs`) named by API. */
const api = process.env.API ?? 'http://127.0.0.1:3000';
const proxy = { '/api': { target: api, changeOrigin: false } };

export default defineConfig({
  root: import.meta.dirname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { target: 'es2022', assetsInlineLimit: 0 },
  server: { proxy },
  preview: { proxy },
});
