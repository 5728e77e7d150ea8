'use client'

import type { PriceFacts, PriceRule } from '@studiolo/core/pricing/quote'
import type { RecipeId } from '@studiolo/core/recipes/contract'
import { Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { ReasonAction } from '../parts/reason-action'
import { Comparison } from './examples-table'
import { usePricing, usePricingRefusals, type RecipeEntry } from './use-pricing'

export interface RollBackProps {
  recipe: RecipeId
  entry: RecipeEntry
  examples: readonly PriceFacts[]
  /** Null: the recipe's own price. */
  toVersion: number | null
  rule: PriceRule
}

/** Brings an earlier price back, after a look at what it changes. */
export function RollBack({ recipe, entry, examples, toVersion, rule }: RollBackProps) {
  const t = useTranslations('admin-prices.history')
  const { rollBack } = usePricing()
  const explain = usePricingRefusals()
  const label = toVersion === null ? t('toOwn') : t('rollBackTo', { version: toVersion })
  return (
    <ReasonAction
      label={toVersion === null ? label : t('rollBack', { version: toVersion })}
      icon={<Undo2 aria-hidden="true" />}
      title={toVersion === null ? t('toOwnTitle') : t('rollBackTitle', { version: toVersion })}
      description={t('rollBackText')}
      confirm={label}
      done={t('rolledBack')}
      run={(reason) => rollBack.mutateAsync({ recipe, toVersion, reason, expectedVersion: entry.newestVersion })}
      explain={explain}
    >
      <Comparison examples={examples} before={entry.rule} after={rule} />
    </ReasonAction>
  )
}
