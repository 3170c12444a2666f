import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// Built into the Python package, which serves it; `npm run dev` shows changes at once, beside a running `marsad serve`.
export default defineConfig({
  plugins: [react()],
  // The dev server's own address is not the API's: `marsad serve --port 8420` answers behind it.
  server: { port: 5199, proxy: { '/api': { target: 'http://127.0.0.1:8420', changeOrigin: true } } },
  worker: { format: 'es' },
  build: {
    outDir: '../src/marsad/web/static',
    emptyOutDir: true,
    // A data: URL would need font-src data: in the Content-Security-Policy.
    assetsInlineLimit: 0,
    // The map library is one piece of about 1.1 MB and is fetched only by pages with a map.
    chunkSizeWarningLimit: 1300,
    modulePreload: { polyfill: false },
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'] },
})
