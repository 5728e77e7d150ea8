'use client'

import { Button } from '@studiolo/ui/button'
import { formatMoney } from '@studiolo/ui/money'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useIsSelling } from '@/features/billing/buy/use-is-selling'
import { usePackageNameById } from '@/features/billing/packages/use-package-name-by-id'
import { usePlanNameById } from '@/features/billing/plans/use-plan-name-by-id'
import type { Analytics } from './insight-page'

/** How long what is there lasts, and what would pay for a month. */
export function Outlook({ analytics }: { analytics: Analytics }) {
  const t = useTranslations('insight.outlook')
  const format = new Intl.NumberFormat(useLocale(), { maximumFractionDigits: 2 })
  const { pace, daysLeft, available } = analytics
  const lasts = daysLeft === null ? t('resting') : t('daysLeft', { days: daysLeft })
  return (
    <section
      aria-label={t('title')}
      className="grid gap-px overflow-hidden rounded-md border border-line bg-line md:grid-cols-2"
    >
      <Pane label={t('title')} title={available === 0 ? t('out') : lasts}>
        <p>
          {daysLeft === null
            ? t('restingText', { available })
            : t('daysLeftText', { available, perDay: format.format(pace.perDay) })}
        </p>
        {daysLeft === null ? null : <p className="mt-2 text-sm text-muted">{t('rule', { ...pace })}</p>}
      </Pane>
      <Advice analytics={analytics} />
    </section>
  )
}

function Advice({ analytics: { recommendation, coveredByPlan, monthlyNeed: need } }: { analytics: Analytics }) {
  const t = useTranslations('insight.outlook')
  const locale = useLocale()
  const packageName = usePackageNameById()
  const planName = usePlanNameById()
  const isSelling = useIsSelling()
  if (!recommendation || !isSelling) {
    const words = coveredByPlan ? 'covered' : need > 0 ? 'unsold' : 'nothing'
    return (
      <Pane label={t('recommended')} title={t(words)}>
        <p>{t(`${words}Text`, { need })}</p>
      </Pane>
    )
  }
  const { kind, id, count, credits, amountMinor, currency } = recommendation
  const facts = { credits, need, price: formatMoney(amountMinor, currency, locale) }
  return (
    <Pane
      label={t('recommended')}
      title={kind === 'plan' ? t('plan', { name: planName(id) }) : t('packages', { count, name: packageName(id) })}
    >
      <p>{kind === 'plan' ? t('monthly', facts) : t('brings', facts)}</p>
      <div className="mt-4 flex">
        <Button variant="primary" render={<Link href="/pricing" />}>
          {t('toPricing')}
        </Button>
      </div>
    </Pane>
  )
}

function Pane({ label, title, children }: { label: string; title: string; children: ReactNode }) {
  return (
    <div className="numeric min-w-0 bg-surface px-6 py-5 max-lg:px-5 max-lg:py-4">
      <h2 className="text-sm font-medium text-muted">{label}</h2>
      <p className="mt-1.5 mb-2 text-2xl font-semibold break-words">{title}</p>
      {children}
    </div>
  )
}
