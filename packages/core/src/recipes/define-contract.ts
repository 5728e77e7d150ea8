import type { z } from 'zod'
import type { AssetKind } from '@studiolo/db/states/asset'
import type { PriceFacts, PriceRule } from '../pricing/quote'

/** What the browser and the server both know of a recipe. */
export interface RecipeContract<I extends z.ZodObject = z.ZodObject> {
  readonly id: string
  readonly makes: AssetKind
  readonly input: I
  /** The price until an admin sets another. */
  readonly defaultPrice: PriceRule
  priceFacts(input: z.output<I>): PriceFacts
  /** A title for what was made, from its input. */
  title(input: z.output<I>): string
  /** Inputs that show what it can do: the empty composer, previews, tests. */
  readonly samples: readonly z.output<I>[]
}

export function defineContract<I extends z.ZodObject>(contract: {
  id: string
  makes: AssetKind
  input: I
  defaultPrice: PriceRule
  priceFacts(input: z.output<I>): PriceFacts
  title(input: z.output<I>): string
  samples: readonly NoInfer<z.output<I>>[]
}): RecipeContract<I> {
  return contract
}
