'use client'

import type { PlanChangePreview } from '@studiolo/core/billing/contract'
import { DataList } from '@studiolo/ui/data-list'
import { formatMoney } from '@studiolo/ui/money'
import { Skeleton, SkeletonRegion } from '@studiolo/ui/skeleton'
import { useLocale, useTranslations } from 'next-intl'
import { useDay } from './use-day'

/** What is charged now, from when on it holds, what it costs then, and what becomes of the credits. */
export function ChangePreview({ preview, ownName }: { preview: PlanChangePreview | undefined; ownName: string }) {
  const t = useTranslations('subscription.change')
  const language = useLocale()
  const dayOf = useDay()
  if (!preview) {
    return (
      <SkeletonRegion label={t('looking')} className="flex flex-col gap-3">
        {['w-56', 'w-40', 'w-48', 'w-64'].map((width) => (
          <Skeleton key={width} className={`h-5 max-w-full ${width}`} />
        ))}
      </SkeletonRegion>
    )
  }
  const { direction, dueMinor, amountMinor, currency, monthlyCredits, from } = preview
  const money = (minor: number) => formatMoney(minor, currency, language)
  const due =
    dueMinor === null ? t('dueUnknown') : dueMinor === 0 ? t('nothing') : t('dueOf', { price: money(dueMinor) })
  const credits = direction === 'upgrade' ? 'creditsUpgrade' : 'creditsLater'
  return (
    <div aria-live="polite" className="flex flex-col gap-3">
      <DataList
        items={[
          { label: t('now'), value: due },
          { label: t('from'), value: from === null ? t('atOnce') : dayOf(from) },
          { label: t('then'), value: t('priceOf', { price: money(amountMinor) }) },
          { label: t('credits'), value: t(credits, { credits: monthlyCredits }) },
        ]}
      />
      {direction === 'downgrade' ? <p className="text-sm text-muted">{t('until', { name: ownName })}</p> : null}
    </div>
  )
}
