'use client'

import type { Balance } from '@studiolo/core/credits/contract'
import { Callout } from '@studiolo/ui/callout'
import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { BuyLink } from '@/features/billing/buy/buy-link'
import { useIsSelling } from '@/features/billing/buy/use-is-selling'
import { whatItBuys, type PriceRules } from './what-it-buys'

/** What a creator has, big and clear, and what it is enough for. */
export function BalancePanel({ balance, prices }: { balance: Balance; prices: PriceRules }) {
  const t = useTranslations('credits.balance')
  const format = new Intl.NumberFormat(useLocale())
  const { available, held, debt } = balance
  return (
    <div className="flex flex-col gap-3">
      <section
        aria-label={t('available')}
        className="grid overflow-hidden rounded-md border border-line bg-line max-lg:gap-px lg:grid-cols-[auto_1fr_1fr] lg:gap-px"
      >
        <Pot label={t('available')}>
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="numeric text-display font-medium tracking-tight">{format.format(available)}</span>
            <span className="text-lg text-muted">{t('unit', { credits: available })}</span>
          </p>
        </Pot>
        <Pot label={t('held')}>
          <p className="flex items-baseline gap-2">
            <span
              className={
                held > 0 ? 'numeric text-3xl font-medium text-held' : 'numeric text-3xl font-medium text-muted'
              }
            >
              {format.format(held)}
            </span>
            <span className="text-base text-muted">{t('unit', { credits: held })}</span>
          </p>
          <p className="mt-2 text-sm text-muted">{held > 0 ? t('heldText') : t('heldNone')}</p>
        </Pot>
        <Buys available={available} prices={prices} />
        <SettledRow balance={balance} />
      </section>
      {debt > 0 ? (
        <Callout tone="failed" title={t('debtTitle', { debt })} action={<BuyLink />}>
          {t('debtText')}
        </Callout>
      ) : null}
    </div>
  )
}

/** What is theirs once all that runs is left out, and what is owed: said apart, also when it is nothing. */
function SettledRow({ balance: { available, held, debt } }: { balance: Balance }) {
  const t = useTranslations('credits.balance')
  const format = new Intl.NumberFormat(useLocale())
  const settled = available + held - debt
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-1 bg-surface px-6 py-3 text-sm max-lg:px-5 lg:col-span-3">
      <div className="flex flex-wrap items-baseline gap-x-1.5">
        <dt className="text-muted">{t('settled')}</dt>
        <dd className="numeric font-medium">
          {format.format(settled)} {t('unit', { credits: settled })}
        </dd>
        <dd className="text-muted">({t('settledText')})</dd>
      </div>
      <div className="flex items-baseline gap-x-1.5">
        <dt className="text-muted">{t('debt')}</dt>
        <dd className={debt > 0 ? 'numeric font-medium text-failed' : 'numeric font-medium'}>
          {format.format(debt)} {t('unit', { credits: debt })}
        </dd>
      </div>
    </dl>
  )
}

function Pot({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="bg-surface px-6 py-5 max-lg:px-5 max-lg:py-4 lg:min-w-64">
      <h2 className="mb-1.5 text-sm font-medium text-muted">{label}</h2>
      {children}
    </div>
  )
}

function Buys({ available, prices }: { available: number; prices: PriceRules }) {
  const t = useTranslations('credits.buys')
  const isSelling = useIsSelling()
  const { videos, videoSeconds: seconds, videoPrice, speechMinutes } = whatItBuys(available, prices)
  if (videos === 0 && speechMinutes === 0) {
    return (
      <Pot label={t('tooLittle', { seconds })}>
        <p className="text-base">{t(isSelling ? 'tooLittleBuy' : 'tooLittleText', { credits: videoPrice })}</p>
        <div className="mt-3 flex">
          <BuyLink />
        </div>
      </Pot>
    )
  }
  return (
    <Pot label={t('title')}>
      <ul className="flex flex-col gap-1.5 pt-1.5 text-base">
        {videos > 0 ? (
          <li className="numeric flex flex-wrap items-baseline gap-x-2">
            {t('videos', { count: videos, seconds })}
            <span className="text-sm text-muted">{t('price', { credits: videoPrice })}</span>
          </li>
        ) : null}
        <li className="numeric">
          {videos > 0 ? <span className="text-muted">{t('or')} </span> : null}
          {t('speech', { count: speechMinutes })}
        </li>
      </ul>
    </Pot>
  )
}
