'use client'

import type { CheckoutInput, CreditPackage } from '@studiolo/core/billing/contract'
import { trpc } from '@/trpc/client'
import { readError } from '@/trpc/read-error'
import { sendAgain } from '@/trpc/send-again'
import { useLeaving } from '../use-leaving'
import { useIntention } from './use-intention'

export interface Buying {
  /** With `topUp`, the same is bought again by itself from then on. */
  buy(offered: CreditPackage, topUp?: CheckoutInput['topUp']): void
  /** The package whose payment page is on its way. */
  busyWith: string | null
  /** Why a package could not be ordered. */
  problem: { packageId: string; error: unknown } | null
}

/** Orders a package and goes to the page where it is paid; pressed twice, or sent twice, it is one order. */
export function useBuy(): Buying {
  const utils = trpc.useUtils()
  const { keyFor, settle } = useIntention()
  const { isLeaving, once, leave, stay } = useLeaving()
  const checkout = trpc.billing.checkout.useMutation({
    ...sendAgain,
    onSuccess: ({ url }) => {
      settle()
      void utils.billing.unpaidOrders.invalidate()
      leave(url)
    },
    onError: (error) => {
      stay()
      const { kind } = readError(error)
      // What the key stands for is another purchase, or one that is over.
      if (kind === 'IDEMPOTENCY_CONFLICT' || kind === 'CONFLICT') settle()
      if (kind === 'PRICE_CHANGED' || kind === 'NOT_FOUND') void utils.billing.packages.invalidate()
    },
  })

  const buy: Buying['buy'] = (offered, topUp) => {
    const { id, amountMinor, currency } = offered
    once(() => {
      const idempotencyKey = keyFor({ ...offered, topUp })
      checkout.mutate({ packageId: id, amountMinor, currency, idempotencyKey, topUp })
    })
  }
  const packageId = checkout.variables?.packageId
  return {
    buy,
    busyWith: packageId && (checkout.isPending || isLeaving) ? packageId : null,
    problem: packageId && checkout.error ? { packageId, error: checkout.error } : null,
  }
}
