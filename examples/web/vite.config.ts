import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Where `cargo run -p server-example` listens, for `npm run dev`. */
const server = process.env.CASHFLOW_SERVER ?? 'http://127.0.0.1:3000';

/** What the shell needs without a network. Charts and the review of receipts come when they are first looked at. */
const PUBLIC = ['/theme.js', '/icon.svg', '/manifest.webmanifest'];

/** Writes `sw.js`: the service worker with the files of this build and a version made of their names. */
function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    generateBundle(_, bundle) {
      const files = Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name) && !/pdf/.test(name));
      const shell = ['/', ...PUBLIC, ...files.map((name) => `/${name}`)].sort();
      const html = readFileSync('index.html', 'utf8');
      const version = createHash('sha256').update(shell.join()).update(html).digest('hex').slice(0, 12);
      const source = readFileSync('src/service-worker.js', 'utf8')
        .replace("'VERSION'", JSON.stringify(version))
        .replace("['SHELL']", JSON.stringify(shell));
      this.emitFile({ type: 'asset', fileName: 'sw.js', source });
    },
  };
}

export default defineConfig({
  plugins: [react(), tailwindcss(), serviceWorker()],
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { '/api': server } },
  test: { environment: 'happy-dom', include: ['test/**/*.test.{ts,tsx}'], restoreMocks: true },
});
