'use client'

import { useTranslations } from 'next-intl'
import { trpc, type Outputs } from '@/trpc/client'
import { readError } from '@/trpc/read-error'

/** What the price book says of one recipe. */
export type RecipeEntry = Outputs['admin']['pricing']['book'][number]

/** What an admin does to prices; whatever comes of it, everything that shows prices is read again. */
export function usePricing() {
  const utils = trpc.useUtils()
  const onSettled = () => {
    void utils.admin.pricing.invalidate()
    void utils.admin.ops.audit.invalidate()
    void utils.recipes.prices.invalidate()
  }
  return {
    change: trpc.admin.pricing.change.useMutation({ onSettled }),
    rollBack: trpc.admin.pricing.rollBack.useMutation({ onSettled }),
    withdraw: trpc.admin.pricing.withdraw.useMutation({ onSettled }),
  }
}

/** Own words for what the price book refuses: somebody was faster, the time has come or has passed. */
export function usePricingRefusals(): (error: unknown) => string | undefined {
  const t = useTranslations('admin-prices')
  return (error) => {
    const { kind, meta } = readError(error)
    if (kind === 'CONFLICT') return t(meta.reason === 'already-active' ? 'conflict.active' : 'conflict.changed')
    return kind === 'INVALID_INPUT' && isAboutDate(meta.issues) ? t('change.dateWrong') : undefined
  }
}

function isAboutDate(issues: unknown): boolean {
  return Array.isArray(issues) && issues.some((issue: { field?: unknown }) => issue.field === 'activeFrom')
}
