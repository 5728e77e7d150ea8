'use client'

import type { CreditPackage } from '@studiolo/core/billing/contract'
import { Button } from '@studiolo/ui/button'
import { formatMoney } from '@studiolo/ui/money'
import { useLocale, useTranslations } from 'next-intl'
import { BuyProblem } from '../buy/buy-problem'
import { useBuy } from '../buy/use-buy'
import { firstDraft, TopUpForm } from './top-up-form'

/** Switches it on with a first purchase, whose means of payment the payment service keeps. */
export function TopUpOff({ packages }: { packages: readonly CreditPackage[] }) {
  const t = useTranslations('top-up')
  const language = useLocale()
  const { buy, busyWith, problem } = useBuy()
  return (
    <TopUpForm
      packages={packages}
      begin={firstDraft(packages)}
      onSubmit={({ threshold, monthlyCapMinor }, bought) => buy(bought, { threshold, monthlyCapMinor })}
      foot={({ amountMinor, currency }) => (
        <>
          {problem && busyWith === null ? <BuyProblem error={problem.error} /> : null}
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <Button type="submit" loading={busyWith !== null} loadingLabel={t('opening')}>
              {t('turnOn', { price: formatMoney(amountMinor, currency, language) })}
            </Button>
            <p className="min-w-0 flex-1 basis-72 text-sm text-muted">{t('how')}</p>
          </div>
        </>
      )}
    />
  )
}
