import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The calls that the gateway answers; `npm run dev -w apps/web` passes them on to a running product. */
const gateway = 'http://127.0.0.1:4000';

// Vite finds its configuration by the default export.
// oxlint-disable-next-line import/no-default-export
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
  },
  server: { host: '127.0.0.1', proxy: { '/api': gateway, '/login': gateway, '/sandbox': gateway } },
});
