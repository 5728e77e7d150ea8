'use client'

import { useTranslations } from 'next-intl'
import { usePackageName } from './packages/use-package-name'
import { usePlanName } from './plans/use-plan-name'

/** What was bought: a package by its name, a plan with the word for it. */
export function useBoughtName(): (bought: { packageId: string | null; planId: string | null }) => string {
  const t = useTranslations('billing')
  const nameOfPackage = usePackageName()
  const nameOfPlan = usePlanName()
  return ({ packageId, planId }) => {
    if (planId !== null) return t('planNamed', { name: nameOfPlan(planId) })
    return packageId === null ? t('somethingBought') : nameOfPackage(packageId)
  }
}
