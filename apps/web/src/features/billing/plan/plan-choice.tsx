'use client'

import type { PlanView } from '@studiolo/core/plans/contract'
import { formatMoney } from '@studiolo/ui/money'
import { RadioInput } from '@studiolo/ui/radio-input'
import { useLocale, useTranslations } from 'next-intl'
import { useId } from 'react'
import { usePlanNameById } from '../plans/use-plan-name-by-id'

export interface PlanChoiceProps {
  choices: PlanView[]
  chosen: string
  isBusy: boolean
  onChoose: (planId: string) => void
}

/** The plans one can change to, one of them chosen. */
export function PlanChoice({ choices, chosen, isBusy, onChoose }: PlanChoiceProps) {
  const t = useTranslations('subscription')
  const language = useLocale()
  const nameOf = usePlanNameById()
  const name = useId()
  return (
    <div>
      <div role="radiogroup" aria-label={t('change.choices')} className="flex flex-col gap-2">
        {choices.map(({ id, amountMinor, currency, monthlyCredits }) => (
          <label
            key={id}
            className="relative flex cursor-pointer items-baseline justify-between gap-4 rounded-md border border-line px-4 py-3 transition-[border-color] duration-(--duration-fast) hover:border-line-strong has-checked:border-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring has-disabled:cursor-not-allowed has-disabled:opacity-60"
          >
            <RadioInput
              name={name}
              value={id}
              checked={id === chosen}
              disabled={isBusy}
              onSelect={() => onChoose(id)}
            />
            <span className="min-w-0">
              <span className="block font-medium">{nameOf(id)}</span>
              <span className="numeric block text-sm text-muted">
                {t('plans.monthly', { credits: monthlyCredits })}
              </span>
            </span>
            <span className="numeric shrink-0">
              {t('change.priceOf', { price: formatMoney(amountMinor, currency, language) })}
            </span>
          </label>
        ))}
      </div>
      <p className="mt-2 text-sm text-muted">{t('change.toFree')}</p>
    </div>
  )
}
