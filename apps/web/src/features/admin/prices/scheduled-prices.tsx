'use client'

import type { RecipeId } from '@studiolo/core/recipes/contract'
import { CalendarX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Moment } from '../parts/moment'
import { ReasonAction } from '../parts/reason-action'
import { useStaff } from '../parts/staff'
import { usePricing, usePricingRefusals, type RecipeEntry } from './use-pricing'
import { useRuleWords } from './use-rule-words'

/** What will count later, each with the way to take it back. */
export function ScheduledPrices({ recipe, entry }: { recipe: RecipeId; entry: RecipeEntry }) {
  const t = useTranslations('admin-prices.scheduled')
  const ruleWords = useRuleWords()
  const explain = usePricingRefusals()
  const { isAdmin } = useStaff()
  const { withdraw } = usePricing()
  const { scheduled, newestVersion } = entry
  if (scheduled.length === 0) return null
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-sm font-medium">{t('title')}</h3>
      <ul className="flex flex-col gap-2">
        {scheduled.map(({ version, activeFrom, rule, reason }) => (
          <li
            key={version}
            className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 rounded-md bg-held-soft px-4 py-3"
          >
            <div className="min-w-0 text-sm">
              <p className="font-medium">
                {t('from')} <Moment at={activeFrom} />
              </p>
              <p>{ruleWords(rule).join(' · ')}</p>
              <p className="break-words text-muted">“{reason}”</p>
            </div>
            {isAdmin ? (
              <ReasonAction
                label={t('withdraw')}
                icon={<CalendarX aria-hidden="true" />}
                title={t('withdrawTitle')}
                description={t('withdrawText')}
                confirm={t('withdraw')}
                done={t('withdrawn')}
                run={(reason) => withdraw.mutateAsync({ recipe, version, reason, expectedVersion: newestVersion })}
                explain={explain}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
