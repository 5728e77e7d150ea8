'use client'

import { useLocale } from 'next-intl'
import { useCallback } from 'react'
import { formatMoney } from '@studiolo/ui/money'

/** Money in the reader's language; undefined while amount or currency are not known. */
export function useMoney(): (amountMinor: number | null, currency: string | null) => string | undefined {
  const language = useLocale()
  return useCallback(
    (amountMinor, currency) =>
      amountMinor === null || currency === null ? undefined : formatMoney(amountMinor, currency, language),
    [language],
  )
}
