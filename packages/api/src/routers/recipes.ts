import { currentRules } from '@studiolo/core/pricing'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../trpc'

export const recipes = {
  /** The price rules in force that differ from the recipes' own, by recipe: with them the browser quotes by itself. */
  prices: procedure.query(({ ctx }) => currentRules(ctx)),
} satisfies TRPCRouterRecord
