import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin } from 'vite'
import { answer } from './answers.ts'

/** The dev server answers /api itself, from the invented reports of records.jsonl: nothing is kept, acts are said to be done. */
export function mockApi(): Plugin {
  return {
    name: 'mock-api',
    configureServer(server) {
      server.middlewares.use('/api', (request: IncomingMessage, response: ServerResponse) => {
        const url = new URL(request.url ?? '/', 'http://mock')
        const said = answer(request.method ?? 'GET', url)
        response.statusCode = said === null ? 404 : 200
        response.setHeader('Content-Type', 'application/json; charset=utf-8')
        response.end(JSON.stringify(said ?? { error: { code: 'unknown', message: `${url.pathname}: not in the mock` } }))
      })
    },
  }
}
