/**
 * How a recipe is priced, in hundredths of a credit so that rules can be finer than a credit. `perUnit` counts
 * `unitSeconds` started; the multipliers of the chosen resolution and model apply to the whole, one after the other.
 */
export interface PriceRule {
  /** Once a generation, in hundredths of a credit. */
  base: number
  /** For each started unit of time, in hundredths of a credit. */
  perUnit: number
  /** Length of a unit in seconds. */
  unitSeconds: number
  /** Factor in percent by resolution; 100 where it names none. */
  resolutionPercent?: Record<string, number>
  /**
   * Factor in percent by model (`provider/model`) or by provider alone (`provider`); the model's counts before its
   * provider's, 100 where neither is named.
   */
  modelPercent?: Record<string, number>
  /** What each variation after the first costs, in percent of the first. Default 100: every one the same. */
  variationPercent?: number
}

/** What of an input the price depends on. */
export interface PriceFacts {
  seconds: number
  resolution?: string
  /** The model chosen, `provider/model`; left out where the choice is ours. */
  model?: string
  /** How many of the same are made at once. Default 1. */
  variations?: number
}

export interface QuoteLine {
  label: 'base' | 'duration' | 'resolution' | 'model' | 'variations' | 'rounding'
  /** Hundredths of a credit; the lines sum to `credits × 100`. */
  hundredths: number
  /** What the label's words may name. */
  facts?: Record<string, number | string>
}

export interface Quote {
  /** Whole credits, rounded up. */
  credits: number
  lines: QuoteLine[]
}

/** The one price function, for the browser and the server. Pure: rules arrive as data. At least one credit. */
export function quote(rule: PriceRule, { seconds, resolution = '', model = '', variations = 1 }: PriceFacts): Quote {
  const units = Math.ceil(seconds / rule.unitSeconds - 1e-9)
  const duration = units * rule.perUnit
  const sizePercent = percentOf(rule.resolutionPercent, resolution)
  const size = surcharge(rule.base + duration, sizePercent)
  const modelPercent = percentOf(rule.modelPercent, model, providerOf(model))
  const choice = surcharge(rule.base + duration + size, modelPercent)
  const one = rule.base + duration + size + choice
  const others = Math.round((one * (variations - 1) * (rule.variationPercent ?? 100)) / 100)
  const total = one + others
  const credits = Math.max(1, Math.ceil(total / 100))
  const lines: QuoteLine[] = [
    { label: 'base', hundredths: rule.base },
    { label: 'duration', hundredths: duration, facts: { units, unitSeconds: rule.unitSeconds, seconds } },
    { label: 'resolution', hundredths: size, facts: { resolution, percent: sizePercent } },
    { label: 'model', hundredths: choice, facts: { model, percent: modelPercent } },
    { label: 'variations', hundredths: others, facts: { variations, percent: rule.variationPercent ?? 100 } },
    { label: 'rounding', hundredths: credits * 100 - total },
  ]
  return { credits, lines: lines.filter((line) => line.hundredths !== 0) }
}

/** The factor under the first of these names that the table has. */
function percentOf(table: Record<string, number> = {}, ...names: string[]): number {
  const name = names.find((name) => Object.hasOwn(table, name))
  return (name !== undefined && table[name]) || 100
}

/** What a factor adds to an amount; below 100 % it takes away. */
function surcharge(amount: number, percent: number): number {
  return Math.round((amount * (percent - 100)) / 100)
}

function providerOf(model: string): string {
  return model.split('/', 1)[0] ?? ''
}
