'use client'

import type { GenerationView } from '@studiolo/core/generation/contract'
import { trpc } from '@/trpc/client'
import { LIVE_INPUT } from './live-input'

export interface LiveGenerations {
  generations: GenerationView[]
  isLoading: boolean
}

/** Everything of this person's that waits or is being made, newest first; kept up to date by `GenerationEvents`. */
export function useLiveGenerations(): LiveGenerations {
  const { data, isLoading } = trpc.generation.list.useQuery(LIVE_INPUT, { meta: { live: true } })
  return { generations: data?.items ?? [], isLoading }
}
