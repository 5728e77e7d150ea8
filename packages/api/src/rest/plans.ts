import { requireUser } from '@studiolo/core/kernel/actor'
import { getAllowances } from '@studiolo/core/plans'
import { recipeIds } from '@studiolo/core/recipes/contract'
import { z } from 'zod'
import { defineOperation } from './operation'
import * as schemas from './schemas'

export const planOperations = [
  defineOperation({
    id: 'getUsage',
    method: 'GET',
    path: '/usage',
    summary: 'What your plan still allows',
    description: 'Each recipe with what was used and what is left. Starting more answers 402 USAGE_LIMIT_REACHED.',
    scope: 'generations:read',
    data: z.array(schemas.usage),
    refusals: [],
    run: async (ctx) => {
      const allowances = await getAllowances(ctx, requireUser(ctx), recipeIds)
      return {
        data: allowances.map(({ operation, resetsAt, ...allowance }) => ({
          recipe: operation,
          ...allowance,
          resetsAt: resetsAt?.toISOString() ?? null,
        })),
      }
    },
  }),
]
