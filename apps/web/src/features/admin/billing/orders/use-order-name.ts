'use client'

import type { TracedOrder } from '@studiolo/core/billing/contract'
import { usePackageName } from '@/features/billing/packages/use-package-name'
import { usePlanName } from '@/features/billing/plans/use-plan-name'

/** What was ordered, by its name. */
export function useOrderName(): (order: Pick<TracedOrder, 'packageId' | 'planId'>) => string {
  const nameOfPackage = usePackageName()
  const nameOfPlan = usePlanName()
  return ({ packageId, planId }) => {
    if (planId !== null) return nameOfPlan(planId)
    return packageId === null ? '–' : nameOfPackage(packageId)
  }
}
