'use client'

import type { GenerationView } from '@studiolo/core/generation/contract'
import { trpc } from '@/trpc/client'

/** How many of those under way are kept in sight; the shell and the screens share this one answer. */
export const LIVE_INPUT = { live: true, limit: 20 } as const

export interface LiveGenerations {
  generations: GenerationView[]
  isLoading: boolean
}

/** Everything of this person's that waits or is being made, newest first; kept up to date by `GenerationEvents`. */
export function useLiveGenerations(): LiveGenerations {
  const { data, isLoading } = trpc.generation.list.useQuery(LIVE_INPUT, { meta: { live: true } })
  return { generations: data?.items ?? [], isLoading }
}
