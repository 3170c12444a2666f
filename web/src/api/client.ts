/** The one door to the API: same origin, JSON in and out, and errors that carry the server's own words. */

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

let csrfToken = ''
export function keepCsrf(token: string): void {
  csrfToken = token
}

export function get<T>(path: string, query?: URLSearchParams, signal?: AbortSignal): Promise<T> {
  const asked = query?.toString()
  return ask<T>(asked ? `${path}?${asked}` : path, signal ? { signal } : {})
}

export function post<T>(path: string, body: unknown): Promise<T> {
  return ask<T>(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
}

export function postFiles<T>(path: string, files: readonly File[]): Promise<T> {
  const form = new FormData()
  for (const file of files) form.append('files', file)
  return ask<T>(path, { method: 'POST', body: form })
}

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  const headers = new Headers(init.headers)
  headers.set('Accept', 'application/json')
  if (init.method === 'POST') headers.set('X-CSRF-Token', csrfToken)
  const answer = await fetch(`/api${path}`, { ...init, headers, credentials: 'same-origin' })
  if (!answer.ok) throw await problem(answer)
  return (await answer.json()) as T
}

async function problem(answer: Response): Promise<ApiError> {
  const said: unknown = await answer.json().catch(() => null)
  const error = isProblem(said) ? said.error : { code: 'internal', message: `HTTP ${String(answer.status)}` }
  return new ApiError(answer.status, error.code, error.message)
}

function isProblem(said: unknown): said is { error: { code: string; message: string } } {
  return typeof said === 'object' && said !== null && 'error' in said
}

/** A key in a path: `#` and what else would end or cut the path. */
export const inPath = (key: string): string => encodeURIComponent(key)
