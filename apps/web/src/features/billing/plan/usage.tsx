'use client'

import type { Allowance, PlanView } from '@studiolo/core/plans/contract'
import { Progress } from '@studiolo/ui/progress'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { LinesSkeleton } from '@/features/credits/credits-skeleton'
import { Unreadable } from '@/features/credits/unreadable'
import { useRecipeWords } from '@/features/generation/recipe-forms/use-recipe-words'
import { useTimeZone } from '@/features/identity/preferences/use-time-zone'
import { trpc } from '@/trpc/client'
import { useNameOfPlan } from '../plans/use-name-of-plan'
import { usedPercent, usageTone } from './used-percent'

/** How much of each recipe is used and left, when it counts anew, and where a larger plan would help; then what else the plan brings. */
export function Usage({ plan }: { plan: PlanView }) {
  const t = useTranslations('subscription')
  const { data, error, refetch } = trpc.plans.allowances.useQuery(undefined, {
    meta: { live: true },
    refetchOnWindowFocus: 'always',
  })
  const format = useFormatter()
  const nameOf = useNameOfPlan()
  const language = useLocale()
  const { concurrency, features } = plan
  return (
    <section aria-label={t('usage.title')} className="flex flex-col gap-4">
      <div>
        <h2 className="text-xl font-semibold">{t('usage.title')}</h2>
        <p className="mt-0.5 text-muted">{t('usage.lead')}</p>
      </div>
      {!data && error ? <Unreadable title={t('usage.broken')} error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <LinesSkeleton lines={2} /> : null}
      {data ? (
        <ul className="flex flex-col">
          {data.map((allowance) => (
            <UsageLine key={allowance.operation} allowance={allowance} />
          ))}
          <li className="flex items-baseline justify-between gap-4 border-b border-line py-4">
            <span className="font-medium">{t('usage.atOnce')}</span>
            <span className="numeric text-muted">
              {concurrency === null ? t('usage.atOnceUsual') : format.number(concurrency)}
            </span>
          </li>
        </ul>
      ) : null}
      {features.length > 0 ? (
        <div className="flex flex-col gap-2">
          <h3 className="font-medium">{t('usage.alsoIn', { name: nameOf(plan) })}</h3>
          <ul className="flex list-disc flex-col gap-1 pl-5 text-muted">
            {[...new Set(features.map((feature) => feature[language]))].map((feature) => (
              <li key={feature} className="break-words">
                {feature}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  )
}

function UsageLine({ allowance }: { allowance: Allowance }) {
  const t = useTranslations('subscription.usage')
  const format = useFormatter()
  const timeZone = useTimeZone()
  const recipeName = useRecipeWords().name
  const { operation, used, limit, remaining, window, resetsAt, upgradeRequired } = allowance
  const name = recipeName(operation)
  if (limit === null || remaining === null || window === null) {
    return (
      <li className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-line py-4">
        <span className="font-medium">{name}</span>
        <span className="numeric text-muted">
          {t('noLimit')} · {t('usedMonth', { used })}
        </span>
      </li>
    )
  }
  return (
    <li className="flex flex-col gap-1.5 border-b border-line py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">{name}</span>
        <span className="numeric">{t('ofLimit', { used, limit })}</span>
      </div>
      <Progress
        label={name}
        labelHidden
        percent={usedPercent(used, limit)}
        valueText={t('ofLimit', { used, limit })}
        tone={usageTone(used, limit)}
      />
      <p className="numeric flex flex-wrap gap-x-3 text-sm text-muted">
        <span>{t(window, { remaining })}</span>
        {resetsAt ? (
          <span>
            {t('resets', { date: format.dateTime(resetsAt, { dateStyle: 'medium', timeStyle: 'short', timeZone }) })}
          </span>
        ) : null}
        {upgradeRequired ? (
          <Link href="/pricing" className="rounded-sm font-medium text-ink underline underline-offset-3">
            {t('upgrade')}
          </Link>
        ) : null}
      </p>
    </li>
  )
}
