import { cancelGeneration, getGenerationForAdmin, listAllGenerations } from '@studiolo/core/generation'
import { cancelForInput, generationById, listAllGenerationsInput } from '@studiolo/core/generation/contract'
import type { TRPCRouterRecord } from '@trpc/server'
import { procedure } from '../../trpc'

export const generations = {
  list: procedure.input(listAllGenerationsInput).query(({ ctx, input }) => listAllGenerations(ctx, input)),
  get: procedure.input(generationById).query(({ ctx, input }) => getGenerationForAdmin(ctx, input)),
  cancel: procedure.input(cancelForInput).mutation(({ ctx, input }) => cancelGeneration(ctx, input)),
} satisfies TRPCRouterRecord
