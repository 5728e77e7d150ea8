'use client'

import { useEffect, useRef, useState } from 'react'
import { trpc } from '@/trpc/client'

/** The way to the payment service's page. */
export interface Portal {
  open(): void
  isBusy: boolean
  /** Why it could not be opened. */
  error: unknown
}

/** Leads to the payment service's own page for cards, invoices and addresses. */
export function usePortal(): Portal {
  const utils = trpc.useUtils()
  const busy = useRef(false)
  const [isLeaving, setLeaving] = useState(false)
  const portal = trpc.billing.openPortal.useMutation({
    onSuccess: ({ url }) => {
      setLeaving(true)
      window.location.assign(url)
    },
    onError: () => {
      busy.current = false
    },
  })
  useEffect(() => {
    // Back from there, the browser may show this page as it was left: what was changed there is read anew.
    const comeBack = (event: PageTransitionEvent) => {
      if (!event.persisted) return
      busy.current = false
      setLeaving(false)
      void utils.billing.subscription.invalidate()
      void utils.plans.invalidate()
    }
    window.addEventListener('pageshow', comeBack)
    return () => window.removeEventListener('pageshow', comeBack)
  }, [utils])
  const open = () => {
    if (busy.current) return
    busy.current = true
    portal.mutate()
  }
  return { open, isBusy: portal.isPending || isLeaving, error: portal.error }
}
