import type { PriceBookEntry, PriceVersion } from '@studiolo/core/pricing/contract'
import type { PriceRule } from '@studiolo/core/pricing/quote'

/** The rule that will count at an instant, as far as the book knows today. */
export function ruleAt({ rule, scheduled }: Pick<PriceBookEntry, 'rule' | 'scheduled'>, at: Date): PriceRule {
  return scheduled.findLast(({ activeFrom }) => activeFrom <= at)?.rule ?? rule
}

/** The scheduled price that would end one beginning at this instant; null when none follows. */
export function nextAfter({ scheduled }: Pick<PriceBookEntry, 'scheduled'>, at: Date): PriceVersion | null {
  return scheduled.find(({ activeFrom }) => activeFrom > at) ?? null
}
