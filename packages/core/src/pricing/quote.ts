/**
 * How a recipe is priced, in hundredths of a credit so that rules can be finer than a credit.
 * `perUnit` counts `unitSeconds` started; the multiplier of the chosen resolution applies to the whole.
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
}

/** What of an input the price depends on. */
export interface PriceFacts {
  seconds: number
  resolution?: string
}

export interface QuoteLine {
  label: 'base' | 'duration' | 'resolution' | 'rounding'
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

/** The one price function, for the browser and the server. Pure: rules arrive as data. */
export function quote(rule: PriceRule, { seconds, resolution }: PriceFacts): Quote {
  const units = Math.ceil(seconds / rule.unitSeconds - 1e-9)
  const duration = units * rule.perUnit
  const percent = (resolution && rule.resolutionPercent?.[resolution]) || 100
  const surcharge = Math.round(((rule.base + duration) * (percent - 100)) / 100)
  const total = rule.base + duration + surcharge
  const credits = Math.max(1, Math.ceil(total / 100))
  const lines: QuoteLine[] = [
    { label: 'base', hundredths: rule.base },
    { label: 'duration', hundredths: duration, facts: { units, unitSeconds: rule.unitSeconds, seconds } },
    { label: 'resolution', hundredths: surcharge, facts: { resolution: resolution ?? '', percent } },
    { label: 'rounding', hundredths: credits * 100 - total },
  ]
  return { credits, lines: lines.filter((line) => line.hundredths !== 0) }
}
