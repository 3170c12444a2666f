import type { ReactNode } from 'react'

/** Somebody's words or a value inside our own sentence: kept apart, so that neither turns the other's direction. */
export function Iso({ children }: { children: ReactNode }) {
  return <bdi>{children}</bdi>
}
