import { getAsset } from '@studiolo/core/assets'
import { assetById } from '@studiolo/core/assets/contract'
import { recipeContracts, recipeIds } from '@studiolo/core/recipes/contract'
import { z } from 'zod'
import { defineOperation } from './operation'
import { toAsset } from './resources'
import * as schemas from './schemas'

export const recipeOperations = [
  defineOperation({
    id: 'listRecipes',
    method: 'GET',
    path: '/recipes',
    summary: 'What can be made',
    scope: null,
    data: z.array(schemas.recipe),
    refusals: [],
    run: async () => ({ data: recipeIds.map(describeRecipe) }),
  }),
]

export const assetOperations = [
  defineOperation({
    id: 'getAsset',
    method: 'GET',
    path: '/assets/{id}',
    summary: 'A finished video or voice, with all its files',
    scope: 'generations:read',
    params: assetById,
    data: schemas.asset,
    refusals: [404],
    run: async (ctx, { params }) => ({ data: toAsset(await getAsset(ctx, params)) }),
  }),
]

function describeRecipe(id: (typeof recipeIds)[number]) {
  const { makes, input, samples } = recipeContracts[id]
  const { $schema: _, ...inputSchema } = z.toJSONSchema(input, { io: 'input' })
  return { id, makes, inputSchema, samples: [...samples] }
}
