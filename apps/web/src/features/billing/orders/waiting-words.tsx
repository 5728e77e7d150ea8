'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'

const LONG_MS = 60_000

/** What a buyer does while the payment is not confirmed yet: nothing, if they paid. `text` says what is on its way. */
export function WaitingWords({ text, canPay }: { text: string; canPay: boolean }) {
  const t = useTranslations('billing.order.waiting')
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <>
      <p className="mt-1.5 text-muted">{text}</p>
      <p className="mt-1.5 text-muted">
        {t('ifPaid')} {t(canPay ? 'ifNot' : 'ifNotClosed')}
      </p>
      {isLong ? <p className="mt-1.5 text-muted">{t('long')}</p> : null}
    </>
  )
}
