import { formatMoney } from './amounts'
import { cn } from './cn'

export { formatMoney } from './amounts'

export type MoneyProps = {
  /** Integer minor units: 1999 is $19.99. */
  amountMinor: number
  /** ISO 4217. */
  currency: string
  locale: string
  className?: string
}

/** Money with its currency. */
export function Money({ amountMinor, currency, locale, className }: MoneyProps) {
  return (
    <span className={cn('numeric whitespace-nowrap', className)}>{formatMoney(amountMinor, currency, locale)}</span>
  )
}
