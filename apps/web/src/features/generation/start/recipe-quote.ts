import type { Balance } from '@studiolo/core/credits/contract'
import { quote, type PriceRule, type Quote, type QuoteLine } from '@studiolo/core/pricing/quote'
import { recipeContracts, type RecipeContract, type RecipeId } from '@studiolo/core/recipes/contract'

/** What a form holds while it is being filled in. */
export type FormValues = Record<string, unknown>

/** The rules that admins have set, by recipe; the others are the recipes' own. */
export type PriceRules = Readonly<Record<string, PriceRule>>

/** A recipe's contract with its input untyped, for code that serves all of them. */
export function contractOf(recipe: RecipeId): RecipeContract {
  return recipeContracts[recipe] as unknown as RecipeContract
}

/** Is it one of the recipes we know? */
export function isRecipeId(text: string | null | undefined): text is RecipeId {
  return typeof text === 'string' && Object.hasOwn(recipeContracts, text)
}

/** Can the same be made again by its seed? */
export function hasSeed(recipe: string): boolean {
  return isRecipeId(recipe) && 'seed' in contractOf(recipe).input.shape
}

/** The input as the server will see it; null while something in it is not right. */
export function checkedInput(recipe: RecipeId, values: FormValues): Record<string, unknown> | null {
  const parsed = contractOf(recipe).input.safeParse(values)
  return parsed.success ? parsed.data : null
}

/**
 * The price of a form. Of an input that is not right yet it is the price of its options, so that the button always
 * names one; null when even those cannot be priced.
 */
export function quoteRecipe(recipe: RecipeId, values: FormValues, rules: PriceRules): Quote | null {
  const { defaultPrice, priceFacts } = contractOf(recipe)
  const facts = priceFacts(checkedInput(recipe, values) ?? values)
  if (!Number.isFinite(facts.seconds)) return null
  return quote(rules[recipe] ?? defaultPrice, facts)
}

/** What stays, and what is missing. A debt blocks everything until it is repaid. */
export interface Affordable {
  isEnough: boolean
  after: number
  missing: number
}

export function affordable(credits: number, { available, debt }: Balance): Affordable {
  const missing = Math.max(0, credits - available)
  return { isEnough: missing === 0 && debt === 0, after: available - credits, missing }
}

/** A line of the price in credits, with what its words name. */
export interface PriceLine {
  label: QuoteLine['label']
  credits: number
  /** Of `duration`: how many units, how long each, what each costs. */
  units: number
  unitSeconds: number
  creditsPerUnit: number
  /** Of `resolution` and of `model`; below zero where it is cheaper. */
  resolution: string
  model: string
  surchargePercent: number
  /** Of `variations`: how many after the first. */
  moreVariations: number
}

export function priceLines(lines: readonly QuoteLine[]): PriceLine[] {
  return lines.map(({ label, hundredths, facts = {} }) => {
    const units = Number(facts.units ?? 1)
    return {
      label,
      credits: hundredths / 100,
      units,
      unitSeconds: Number(facts.unitSeconds ?? 1),
      creditsPerUnit: hundredths / 100 / Math.max(1, units),
      resolution: String(facts.resolution ?? ''),
      model: String(facts.model ?? ''),
      surchargePercent: Number(facts.percent ?? 100) - 100,
      moreVariations: Number(facts.variations ?? 1) - 1,
    }
  })
}
