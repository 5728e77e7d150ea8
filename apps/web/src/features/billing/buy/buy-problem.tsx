'use client'

import { Callout } from '@studiolo/ui/callout'
import { useTranslations } from 'next-intl'
import { useErrorWords } from '@/trpc/read-error'

/** Why a package was not ordered, that it cost nothing, and what next. */
export function BuyProblem({ error }: { error: unknown }) {
  const t = useTranslations('billing.buy')
  const { kind, message, suggestion } = useErrorWords()(error)
  // What the table says of a price, it says in credits; and what is not there is a package here.
  if (kind === 'PRICE_CHANGED' || kind === 'NOT_FOUND') {
    const words = kind === 'NOT_FOUND' ? 'gone' : 'priceChanged'
    return (
      <div role="alert">
        <Callout tone="held" title={t(words)}>
          {t(`${words}Text`)}
        </Callout>
      </div>
    )
  }
  return (
    <Callout tone="failed" title={message}>
      {t('notCharged')} {kind === 'UNAVAILABLE' ? t('unreachable') : suggestion}
    </Callout>
  )
}
