import type { PriceFacts } from '@studiolo/core/pricing/quote'
import type { RecipeContract } from '@studiolo/core/recipes/contract'
import { z } from 'zod'

type Input = Record<string, unknown>

/**
 * What to show a recipe's prices by: its samples, each also with every other choice of up to two options and with the
 * longest text it takes, as far as the price depends on it. The shortest first, none twice.
 */
export function exampleFacts(contract: RecipeContract): PriceFacts[] {
  const inputs = withVariants(contract, withVariants(contract, contract.samples))
  return inputs
    .map((input) => contract.priceFacts(input))
    .toSorted((a, b) => a.seconds - b.seconds || compareNames(a, b) || (a.variations ?? 1) - (b.variations ?? 1))
}

/** These inputs and those that differ from one of them in one field; one input for each price they could have. */
function withVariants({ input, priceFacts }: RecipeContract, inputs: readonly Input[]): Input[] {
  const variants = inputs.flatMap((given) =>
    Object.entries(input.shape).flatMap(([name, field]) =>
      otherValues(field, given[name]).map((value): Input => ({ ...given, [name]: value })),
    ),
  )
  const byFacts = Map.groupBy([...inputs, ...variants], (given) => keyOf(priceFacts(given)))
  return [...byFacts.values()].flatMap(([first]) => (first ? [first] : []))
}

/** One key for the same facts, however they are written. */
export function keyOf({ seconds, resolution = '', model = '', variations = 1 }: PriceFacts): string {
  return JSON.stringify([seconds, resolution, model, variations])
}

function compareNames(a: PriceFacts, b: PriceFacts): number {
  const nameOf = ({ resolution = '', model = '' }: PriceFacts) => `${resolution} ${model}`
  return nameOf(a).localeCompare(nameOf(b), 'en', { numeric: true })
}

/** Every choice of an option; of a text its longest form. */
function otherValues(field: unknown, value: unknown): unknown[] {
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault) return otherValues(field.unwrap(), value)
  if (field instanceof z.ZodEnum) return field.options
  if (field instanceof z.ZodLiteral) return [...field.values]
  if (field instanceof z.ZodString && field.maxLength && typeof value === 'string' && value !== '') {
    return [value.repeat(Math.ceil(field.maxLength / value.length)).slice(0, field.maxLength)]
  }
  return []
}
