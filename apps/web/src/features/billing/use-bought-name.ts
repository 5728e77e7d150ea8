'use client'

import { useTranslations } from 'next-intl'
import { usePackageNameById } from './packages/use-package-name-by-id'
import { usePlanNameById } from './plans/use-plan-name-by-id'

/** What was bought: a package by its name, a plan with the word for it. */
export function useBoughtName(): (bought: { packageId: string | null; planId: string | null }) => string {
  const t = useTranslations('billing')
  const nameOfPackage = usePackageNameById()
  const nameOfPlan = usePlanNameById()
  return ({ packageId, planId }) => {
    if (planId !== null) return t('planNamed', { name: nameOfPlan(planId) })
    return packageId === null ? t('somethingBought') : nameOfPackage(packageId)
  }
}
