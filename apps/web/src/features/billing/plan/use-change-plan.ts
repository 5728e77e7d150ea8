'use client'

import type { PlanChangePreview, SubscriptionView } from '@studiolo/core/billing/contract'
import { useRef } from 'react'
import { trpc } from '@/trpc/client'
import { readError } from '@/trpc/read-error'
import { sendAgain } from '@/trpc/send-again'
import { useIntention } from '../buy/use-intention'
import { usePlanChanged } from './use-plan-changed'

/** Changes the plan to what a preview has shown; pressed twice, or sent twice, it changes once. */
export function useChangePlan(onDone: (preview: PlanChangePreview, view: SubscriptionView) => void) {
  const utils = trpc.useUtils()
  const { keep, readAgain } = usePlanChanged()
  const { keyFor, settle } = useIntention()
  const busy = useRef(false)
  const change = trpc.billing.changePlan.useMutation({
    ...sendAgain,
    onError: (error) => {
      const { kind } = readError(error)
      // The key of a charge that was declined would be answered the same again; one whose answer was lost is kept.
      if (kind !== 'UNAVAILABLE' && kind !== 'PAYMENT_UNAVAILABLE') settle()
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
    const idempotencyKey = keyFor({ id: planId, amountMinor, currency })
    change.mutate(
      { planId, amountMinor, currency, idempotencyKey },
      {
        onSuccess: (view) => {
          settle()
          keep(view)
          onDone(preview, view)
        },
      },
    )
  }
  return { confirm, isBusy: change.isPending, error: change.error, forget: change.reset }
}
