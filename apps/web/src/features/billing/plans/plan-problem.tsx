'use client'

import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useErrorWords } from '@/trpc/read-error'
import { mayBeDone, planTroubleOf, type PlanDeed } from './plan-trouble'

export interface PlanProblemProps {
  error: unknown
  deed: PlanDeed
  /** What helps when the payment service refused: the way to its page. */
  onRefusal?: ReactNode
}

/** What went wrong with a plan, that nothing was charged, and what next. */
export function PlanProblem({ error, deed, onRefusal }: PlanProblemProps) {
  const t = useTranslations('subscription.problem')
  const { title, text, trouble } = usePlanProblem()(error, deed)
  return (
    <Callout
      tone="failed"
      title={title}
      action={
        trouble === 'hasPlan' ? (
          <Button size="sm" render={<Link href="/credits/plan" />}>
            {t('toPlan')}
          </Button>
        ) : trouble === 'refused' || trouble === 'refusedOther' ? (
          onRefusal
        ) : undefined
      }
    >
      {text}
    </Callout>
  )
}

/** The words of it, for a place of its own. */
export function usePlanProblem() {
  const t = useTranslations('subscription.problem')
  const words = useErrorWords()
  return (error: unknown, deed: PlanDeed) => {
    const { kind, message, suggestion } = words(error)
    const trouble = planTroubleOf(kind, deed)
    const own = kind === 'UNAVAILABLE' ? t('unreachable') : suggestion
    const next = trouble === null ? own : t(`${trouble}Text`)
    return {
      trouble,
      title: trouble === null ? message : t(trouble),
      text: mayBeDone(kind, deed) ? next : `${t('nothingChanged')} ${next}`,
    }
  }
}
