import {
  changePrice,
  listPriceBook,
  listPriceHistory,
  previewPrice,
  rollBackPrice,
  withdrawScheduledPrice,
} from '@studiolo/core/pricing'
import {
  changePriceInput,
  previewPriceInput,
  priceHistoryInput,
  rollBackPriceInput,
  withdrawPriceInput,
} from '@studiolo/core/pricing/contract'
import { recipeContracts, recipeIds, type RecipeContract, type RecipeId } from '@studiolo/core/recipes/contract'
import type { TRPCRouterRecord } from '@trpc/server'
import { z } from 'zod'
import { procedure } from '../../trpc'

/** Only prices of recipes that there are: the price book itself knows none. */
const known = { recipe: z.enum(recipeIds) }

export const pricing = {
  book: procedure.query(({ ctx }) => listPriceBook(ctx, ownPrices)),
  history: procedure.input(priceHistoryInput.extend(known)).query(({ ctx, input }) => listPriceHistory(ctx, input)),
  /** What the samples of a recipe cost now and would by another rule. */
  preview: procedure
    .input(previewPriceInput.extend(known))
    .query(({ ctx, input }) =>
      previewPrice(ctx, input, { own: ownPrices[input.recipe], examples: samplesOf(input.recipe) }),
    ),
  change: procedure
    .input(changePriceInput.extend(known))
    .mutation(({ ctx, input }) => changePrice(ctx, input, ownPrices[input.recipe])),
  rollBack: procedure
    .input(rollBackPriceInput.extend(known))
    .mutation(({ ctx, input }) => rollBackPrice(ctx, input, ownPrices[input.recipe])),
  withdraw: procedure
    .input(withdrawPriceInput.extend(known))
    .mutation(({ ctx, input }) => withdrawScheduledPrice(ctx, input)),
} satisfies TRPCRouterRecord

const ownPrices = Object.fromEntries(recipeIds.map((id) => [id, recipeContracts[id].defaultPrice])) as Record<
  RecipeId,
  RecipeContract['defaultPrice']
>

function samplesOf(recipe: RecipeId) {
  const { samples, priceFacts } = recipeContracts[recipe] as unknown as RecipeContract
  return samples.map((sample) => priceFacts(sample))
}
