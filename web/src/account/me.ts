import { useQuery } from '@tanstack/react-query'
import { get, keepCsrf } from '../api/client.ts'
import type { Me } from '../api/types.ts'

export const ME = ['me'] as const

/** Who is here and what they may do; keeps the token that every act must carry. */
export function useMe(): Me | undefined {
  return useQuery({
    queryKey: ME,
    queryFn: async () => {
      const me = await get<Me>('/me')
      keepCsrf(me.csrf)
      return me
    },
    staleTime: 60_000,
  }).data
}

export const can = (me: Me | undefined, what: 'read' | 'review' | 'admin'): boolean => me?.can.includes(what) ?? false
