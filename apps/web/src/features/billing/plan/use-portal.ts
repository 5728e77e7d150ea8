'use client'

import { trpc } from '@/trpc/client'
import { useLeaving } from '../use-leaving'
import { usePlanChanged } from './use-plan-changed'

/** The way to the payment service's page. */
export interface Portal {
  open(): void
  isBusy: boolean
  /** Why it could not be opened. */
  error: unknown
}

/** Leads to the payment service's own page for cards, invoices and addresses; what was changed there is read anew. */
export function usePortal(): Portal {
  const { readAgain } = usePlanChanged()
  const { isLeaving, once, leave, stay } = useLeaving(readAgain)
  const portal = trpc.billing.openPortal.useMutation({ onSuccess: ({ url }) => leave(url), onError: stay })
  return { open: () => once(() => portal.mutate()), isBusy: portal.isPending || isLeaving, error: portal.error }
}
