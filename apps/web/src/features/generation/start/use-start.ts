'use client'

import type { GenerationView } from '@studiolo/core/generation/contract'
import type { RecipeId } from '@studiolo/core/recipes/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { trpc } from '@/trpc/client'
import { readError } from '@/trpc/read-error'
import { sendAgain } from '@/trpc/send-again'
import { putInCache } from '../events/generation-cache'
import { contentOf } from './intention'
import { useIntentions } from './intention-store'

export interface Order {
  recipe: RecipeId
  /** Checked by the recipe's own schema. */
  input: Record<string, unknown>
  /** The price that was seen. */
  credits: number
  sourceId?: string
}

/** The price moved between seeing and starting: nothing was started. */
export interface PriceChange {
  order: Order
  seen: number
  now: number
}

export interface Start {
  start(order: Order): void
  isStarting: boolean
  /** What went wrong, but for a changed price. */
  error: unknown
  priceChange: PriceChange | null
  /** Forgets what went wrong. */
  reset(): void
}

/**
 * Starts a generation under one key an intention: a second click, an answer lost on the way and a second tab all find
 * the same one. `place` names where the intention is made.
 */
export function useStart(place: string, onStarted: (view: GenerationView, repeated: boolean) => void): Start {
  const client = useQueryClient()
  const utils = trpc.useUtils()
  const busy = useRef(false)
  const [priceChange, setPriceChange] = useState<PriceChange | null>(null)
  // These must happen even when the person has already left the page.
  const mutation = trpc.generation.start.useMutation({
    ...sendAgain,
    onSuccess: ({ generations, balance }, { orders }) => {
      for (const { idempotencyKey } of orders) useIntentions.getState().answered(place, idempotencyKey)
      utils.credits.balance.setData(undefined, balance)
      void utils.plans.allowances.invalidate()
      for (const view of generations) putInCache(client, view)
    },
    onError: (error, { orders }) => {
      const { kind } = readError(error)
      if (kind === 'INSUFFICIENT_CREDITS') void utils.credits.balance.invalidate()
      if (kind === 'USAGE_LIMIT_REACHED') void utils.plans.allowances.invalidate()
      if (kind === 'PRICE_CHANGED') void utils.recipes.prices.invalidate()
      if (kind !== 'IDEMPOTENCY_CONFLICT') return
      for (const { idempotencyKey } of orders) useIntentions.getState().answered(place, idempotencyKey)
    },
  })

  const start = (order: Order) => {
    if (busy.current) return
    busy.current = true
    setPriceChange(null)
    const { recipe, input, credits, sourceId } = order
    const { key } = useIntentions.getState().take(place, contentOf(recipe, input))
    mutation.mutate(
      { orders: [{ recipe, input, idempotencyKey: key, quotedCredits: credits, sourceId }] },
      {
        onSuccess: ({ generations: [view], repeated }) => {
          if (view) onStarted(view, repeated)
        },
        onError: (error) => {
          const { kind, meta } = readError(error)
          if (kind === 'PRICE_CHANGED') setPriceChange({ order, seen: credits, now: Number(meta.price ?? credits) })
        },
        onSettled: () => {
          busy.current = false
        },
      },
    )
  }

  const reset = () => {
    setPriceChange(null)
    if (!mutation.isPending) mutation.reset()
  }
  const error = priceChange ? null : mutation.error
  return { start, isStarting: mutation.isPending, error, priceChange, reset }
}
