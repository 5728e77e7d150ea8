'use client'

import type { CheckoutInput, CreditPackage } from '@studiolo/core/billing/contract'
import { useEffect, useRef, useState } from 'react'
import { newKey } from '@/features/shell/new-key'
import { trpc } from '@/trpc/client'
import { readError } from '@/trpc/read-error'
import { intendToBuy, type BuyIntention } from './intention'

export interface Buying {
  /** With `topUp`, the same is bought again by itself from then on. */
  buy(offered: CreditPackage, topUp?: CheckoutInput['topUp']): void
  /** The package whose payment page is on its way. */
  busyWith: string | null
  /** Why a package could not be ordered. */
  problem: { packageId: string; error: unknown } | null
}

const RESENDS = 2

/** Orders a package and goes to the page where it is paid; pressed twice, or sent twice, it is one order. */
export function useBuy(): Buying {
  const utils = trpc.useUtils()
  const intention = useRef<BuyIntention | null>(null)
  const busy = useRef(false)
  const [leavingWith, setLeavingWith] = useState<string | null>(null)
  const checkout = trpc.billing.checkout.useMutation({
    // A request that may not have arrived is sent again as it was, key and all.
    retry: (failures, error) => failures < RESENDS && readError(error).kind === 'UNAVAILABLE',
    networkMode: 'always',
    onSuccess: ({ url }, { packageId }) => {
      intention.current = null
      setLeavingWith(packageId)
      void utils.billing.orders.invalidate()
      window.location.assign(url)
    },
    onError: (error) => {
      busy.current = false
      const { kind } = readError(error)
      // What the key stands for is another purchase, or one that is over.
      if (kind === 'IDEMPOTENCY_CONFLICT' || kind === 'CONFLICT') intention.current = null
      if (kind === 'PRICE_CHANGED' || kind === 'NOT_FOUND') void utils.billing.packages.invalidate()
    },
  })

  useEffect(() => {
    // Back from the payment page, the browser may show this one as it was left.
    const comeBack = (event: PageTransitionEvent) => {
      if (!event.persisted) return
      busy.current = false
      setLeavingWith(null)
    }
    window.addEventListener('pageshow', comeBack)
    return () => window.removeEventListener('pageshow', comeBack)
  }, [])

  const buy: Buying['buy'] = (offered, topUp) => {
    if (busy.current) return
    busy.current = true
    intention.current = intendToBuy(intention.current, { ...offered, topUp }, newKey)
    const { id, amountMinor, currency } = offered
    checkout.mutate({ packageId: id, amountMinor, currency, idempotencyKey: intention.current.key, topUp })
  }
  const packageId = checkout.variables?.packageId
  return {
    buy,
    busyWith: leavingWith ?? (checkout.isPending && packageId ? packageId : null),
    problem: checkout.error && packageId ? { packageId, error: checkout.error } : null,
  }
}
