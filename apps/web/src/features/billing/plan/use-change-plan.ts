'use client'

import type { PlanChangePreview, SubscriptionView } from '@studiolo/core/billing/contract'
import { useRef } from 'react'
import { newKey } from '@/features/shell/new-key'
import { trpc } from '@/trpc/client'
import { readError } from '@/trpc/read-error'
import { intendToBuy, type BuyIntention } from '../buy/intention'
import { usePlanChanged } from './use-plan-changed'

const RESENDS = 2

/** Changes the plan to what a preview has shown; pressed twice, or sent twice, it changes once. */
export function useChangePlan(onDone: (preview: PlanChangePreview, view: SubscriptionView) => void) {
  const utils = trpc.useUtils()
  const { keep, readAgain } = usePlanChanged()
  const intention = useRef<BuyIntention | null>(null)
  const busy = useRef(false)
  const change = trpc.billing.changePlan.useMutation({
    // A request that may not have arrived is sent again as it was, key and all.
    retry: (failures, error) => failures < RESENDS && readError(error).kind === 'UNAVAILABLE',
    networkMode: 'always',
    onError: (error) => {
      const { kind } = readError(error)
      // The key of a charge that was declined would be answered the same again; one whose answer was lost is kept.
      if (kind !== 'UNAVAILABLE' && kind !== 'PAYMENT_UNAVAILABLE') intention.current = null
      if (kind === 'PRICE_CHANGED') void utils.billing.previewPlan.invalidate()
      readAgain()
    },
    onSettled: () => {
      busy.current = false
    },
  })
  const confirm = (preview: PlanChangePreview) => {
    if (busy.current) return
    busy.current = true
    const { planId, amountMinor, currency } = preview
    intention.current = intendToBuy(intention.current, { id: planId, amountMinor, currency }, newKey)
    change.mutate(
      { planId, amountMinor, currency, idempotencyKey: intention.current.key },
      {
        onSuccess: (view) => {
          intention.current = null
          keep(view)
          onDone(preview, view)
        },
      },
    )
  }
  return { confirm, isBusy: change.isPending, error: change.error, forget: change.reset }
}
