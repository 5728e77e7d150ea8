import { formatCredits } from './amounts'
import { cn } from './cn'

export type CreditsProps = {
  amount: number
  /** The unit, in the right number: "credit", "credits", "积分". */
  label: string
  locale: string
  /** `always` also shows the plus. Default `auto`. */
  sign?: 'auto' | 'always'
  /** Colours it for what it means. */
  meaning?: 'held' | 'charged' | 'released' | 'failed'
  /** Quiets the unit. Default `normal`. */
  emphasis?: 'normal' | 'number'
  className?: string
}

const meanings = {
  held: 'text-held',
  charged: 'text-charged',
  released: 'text-released',
  failed: 'text-failed',
} as const

/** Credits always say what they are: number and unit. */
export function Credits({ amount, label, locale, sign, meaning, emphasis = 'normal', className }: CreditsProps) {
  return (
    <span className={cn('numeric whitespace-nowrap', meaning && meanings[meaning], className)}>
      <span className={emphasis === 'number' ? 'font-semibold' : undefined}>{formatCredits(amount, locale, sign)}</span>{' '}
      <span className={emphasis === 'number' ? 'text-muted' : undefined}>{label}</span>
    </span>
  )
}
