'use client'

import type { Allowance } from '@studiolo/core/plans/contract'
import { getQueryKey } from '@trpc/react-query'
import { useTranslations } from 'next-intl'
import { trpc } from '@/trpc/client'
import { useSeed } from '@/trpc/use-seed'
import { useSellingSeed, type Selling } from '../buy/use-selling-seed'
import { isLive } from '../plans/plan-standing'
import { PlanRules } from '../plans/plan-rules'
import { useOwnPlan } from '../plans/use-own-plan'
import { usePlanSeed, type PlansRead } from '../plans/use-plan-seed'
import { NoPlan } from './no-plan'
import { OwnPlanCard } from './own-plan-card'
import { Usage } from './usage'

export interface PlanPageProps {
  read: PlansRead
  allowances: Allowance[]
  selling: Selling
  /** The plan whose change is asked for right away. */
  askedFor: string | null
}

/** The plan one has, what it costs and when, and how much of what it allows is used. */
export function PlanPage({ read, allowances, selling, askedFor }: PlanPageProps) {
  const t = useTranslations('subscription.page')
  usePlanSeed(read)
  useSellingSeed(selling)
  useSeed([[getQueryKey(trpc.plans.allowances, undefined, 'query'), allowances]])
  const known = useOwnPlan(read)
  const { own, subscription } = known
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-8 px-6 pt-6 pb-16 max-sm:px-4 max-sm:pt-4">
      <header>
        <h1 className="text-2xl font-semibold">{t('title')}</h1>
        <p className="mt-0.5 text-muted">{t('lead')}</p>
      </header>
      {subscription && isLive(own.standing) ? (
        <OwnPlanCard known={{ ...known, subscription }} askedFor={askedFor} />
      ) : (
        <NoPlan known={known} />
      )}
      <Usage plan={known.mine} />
      {isLive(own.standing) || selling.isSelling ? <PlanRules /> : null}
    </div>
  )
}
