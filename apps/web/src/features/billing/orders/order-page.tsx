'use client'

import type { OrderView } from '@studiolo/core/billing/contract'
import { useTranslations } from 'next-intl'
import { BackToBilling } from '../back-to-billing'
import { DisputeCharge } from '@/features/recovery/dispute-charge'
import { OrderFacts } from './order-facts'
import { OrderOutcome } from './order-outcome'
import { standingOf } from './purchase-state'
import { StrayPayments } from './stray-payments'
import { useOrder } from './use-order'

export interface OrderPageProps {
  first: OrderView
  /** Did they turn back on the payment page? */
  cameBack: 'canceled' | null
}

/** One purchase: where its buyer arrives from the payment page, and what they find again later. */
export function OrderPage({ first, cameBack }: OrderPageProps) {
  const t = useTranslations('billing.order')
  const order = useOrder(first)
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col gap-6 px-6 pt-6 pb-16 max-sm:px-4 max-sm:pt-4">
      <BackToBilling label={t('back')} />
      <OrderOutcome order={order} standing={standingOf(order, cameBack)} />
      <StrayPayments order={order} />
      <OrderFacts order={order} />
      <DisputeCharge charge={{ kind: 'order', id: order.id }} />
    </div>
  )
}
