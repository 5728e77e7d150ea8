'use client'

import type { PlanView } from '@studiolo/core/plans/contract'
import { useEffect, useRef, useState } from 'react'
import { newKey } from '@/features/shell/new-key'
import { trpc } from '@/trpc/client'
import { readError } from '@/trpc/read-error'
import { intendToBuy, type BuyIntention } from '../buy/intention'

export interface Subscribing {
  subscribe(plan: PlanView): void
  /** The plan whose payment page is on its way. */
  busyWith: string | null
  /** Why a plan could not be ordered. */
  problem: { planId: string; error: unknown } | null
}

const RESENDS = 2

/** Orders a plan's first month and goes to the page where it is paid; pressed twice, or sent twice, it is one order. */
export function useSubscribe(): Subscribing {
  const utils = trpc.useUtils()
  const intention = useRef<BuyIntention | null>(null)
  const busy = useRef(false)
  const [leavingWith, setLeavingWith] = useState<string | null>(null)
  const order = trpc.billing.subscribe.useMutation({
    // A request that may not have arrived is sent again as it was, key and all.
    retry: (failures, error) => failures < RESENDS && readError(error).kind === 'UNAVAILABLE',
    networkMode: 'always',
    onSuccess: ({ url }, { planId }) => {
      intention.current = null
      setLeavingWith(planId)
      window.location.assign(url)
    },
    onError: (error) => {
      busy.current = false
      const { kind } = readError(error)
      // What the key stands for is another purchase, or one that is over; or there is a plan already.
      if (kind === 'IDEMPOTENCY_CONFLICT' || kind === 'CONFLICT') intention.current = null
      if (kind === 'CONFLICT') void utils.billing.subscription.invalidate()
      if (kind === 'PRICE_CHANGED' || kind === 'NOT_FOUND') void utils.plans.list.invalidate()
    },
  })

  useEffect(() => {
    // Back from the payment page, the browser may show this one as it was left.
    const comeBack = (event: PageTransitionEvent) => {
      if (!event.persisted) return
      busy.current = false
      setLeavingWith(null)
      void utils.billing.subscription.invalidate()
    }
    window.addEventListener('pageshow', comeBack)
    return () => window.removeEventListener('pageshow', comeBack)
  }, [utils])

  const subscribe = (plan: PlanView) => {
    if (busy.current) return
    busy.current = true
    intention.current = intendToBuy(intention.current, plan, newKey)
    const { id, amountMinor, currency } = plan
    order.mutate({ planId: id, amountMinor, currency, idempotencyKey: intention.current.key })
  }
  const planId = order.variables?.planId
  return {
    subscribe,
    busyWith: leavingWith ?? (order.isPending && planId ? planId : null),
    problem: order.error && planId ? { planId, error: order.error } : null,
  }
}
