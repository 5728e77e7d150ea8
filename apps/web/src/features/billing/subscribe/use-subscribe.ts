'use client'

import type { PlanView } from '@studiolo/core/plans/contract'
import { trpc } from '@/trpc/client'
import { readError } from '@/trpc/read-error'
import { sendAgain } from '@/trpc/send-again'
import { useIntention } from '../buy/use-intention'
import { usePlanChanged } from '../plan/use-plan-changed'
import { useLeaving } from '../use-leaving'

export interface Subscribing {
  subscribe(plan: PlanView): void
  /** The plan whose payment page is on its way. */
  busyWith: string | null
  /** Why a plan could not be ordered. */
  problem: { planId: string; error: unknown } | null
}

/** Orders a plan's first month and goes to the page where it is paid; pressed twice, or sent twice, it is one order. */
export function useSubscribe(): Subscribing {
  const utils = trpc.useUtils()
  const { readAgain } = usePlanChanged()
  const { keyFor, settle } = useIntention()
  const { isLeaving, once, leave, stay } = useLeaving(readAgain)
  const order = trpc.billing.subscribe.useMutation({
    ...sendAgain,
    onSuccess: ({ url }) => {
      settle()
      void utils.billing.unpaidOrders.invalidate()
      leave(url)
    },
    onError: (error) => {
      stay()
      const { kind } = readError(error)
      // What the key stands for is another purchase, or one that is over; or there is a plan already.
      if (kind === 'IDEMPOTENCY_CONFLICT' || kind === 'CONFLICT') settle()
      if (kind === 'CONFLICT') readAgain()
      if (kind === 'PRICE_CHANGED' || kind === 'NOT_FOUND') void utils.plans.list.invalidate()
    },
  })

  const subscribe = (plan: PlanView) => {
    const { id, amountMinor, currency } = plan
    once(() => order.mutate({ planId: id, amountMinor, currency, idempotencyKey: keyFor(plan) }))
  }
  const planId = order.variables?.planId
  return {
    subscribe,
    busyWith: planId && (order.isPending || isLeaving) ? planId : null,
    problem: planId && order.error ? { planId, error: order.error } : null,
  }
}
