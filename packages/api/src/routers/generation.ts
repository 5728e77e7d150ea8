import {
  cancelGeneration,
  getGeneration,
  listGenerations,
  quoteGeneration,
  startGenerations,
} from '@studiolo/core/generation'
import { generationById, listGenerationsInput, quoteInput, startInput } from '@studiolo/core/generation/contract'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../trpc'

export const generation = {
  quote: procedure.input(quoteInput).query(({ ctx, input }) => quoteGeneration(ctx, input)),
  start: procedure.input(startInput).mutation(({ ctx, input }) => startGenerations(ctx, input)),
  cancel: procedure.input(generationById).mutation(({ ctx, input }) => cancelGeneration(ctx, input)),
  get: procedure.input(generationById).query(({ ctx, input }) => getGeneration(ctx, input)),
  list: procedure.input(listGenerationsInput).query(({ ctx, input }) => listGenerations(ctx, input)),
} satisfies TRPCRouterRecord
