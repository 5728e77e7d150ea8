'use client'

import type { TracedOrder } from '@studiolo/core/billing/contract'
import { usePackageNameById } from '@/features/billing/packages/use-package-name-by-id'
import { usePlanNameById } from '@/features/billing/plans/use-plan-name-by-id'

/** What was ordered, by its name. */
export function useOrderName(): (order: Pick<TracedOrder, 'packageId' | 'planId'>) => string {
  const nameOfPackage = usePackageNameById()
  const nameOfPlan = usePlanNameById()
  return ({ packageId, planId }) => {
    if (planId !== null) return nameOfPlan(planId)
    return packageId === null ? '–' : nameOfPackage(packageId)
  }
}
