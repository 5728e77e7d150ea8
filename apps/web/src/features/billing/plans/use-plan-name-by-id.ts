'use client'

import { useGivenNames } from '../names/names-provider'
import { useNameOfPlan } from './use-name-of-plan'

/** What a plan is called of which only the id is known. */
export function usePlanNameById(): (id: string) => string {
  const { plans } = useGivenNames()
  const nameOf = useNameOfPlan()
  return (id) => nameOf({ id, names: plans[id] })
}
