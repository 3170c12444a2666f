import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// Built into the Python package, which serves it; `npm run dev` answers /api itself, with the invented reports of mock/.
export default defineConfig(async ({ mode }) => ({
  plugins: [react(), ...(mode === 'mock' ? [(await import('./mock/plugin.ts')).mockApi()] : [])],
  server: { port: 5199, proxy: mode === 'mock' ? {} : { '/api': 'http://127.0.0.1:8000' } },
  worker: { format: 'es' as const },
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
}))
