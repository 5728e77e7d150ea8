'use client'

import { trpc } from '@/trpc/client'
import type { PriceRules } from './recipe-quote'

const none: PriceRules = {}

/**
 * The prices in force; with them the browser reckons by itself. Undefined until they are known; should they not come,
 * the recipes' own stand in, and the server refuses a price that is not right.
 */
export function usePrices(): PriceRules | undefined {
  const { data, isError } = trpc.recipes.prices.useQuery()
  return data ?? (isError ? none : undefined)
}
