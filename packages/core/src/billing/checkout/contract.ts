import {
  gatewayIds,
  orderStates,
  type GatewayId,
  type OrderState,
  type PaymentState,
  type SessionState,
  type SubscriptionState,
} from '@studiolo/db/states/billing'
import { isId, type Id } from '@studiolo/db/states/ids'
import { z } from 'zod'

const orderId = z.custom<Id<'ord'>>((value) => typeof value === 'string' && isId('ord', value), {
  error: 'not an ord id',
})
const userId = z.custom<Id<'usr'>>((value) => typeof value === 'string' && isId('usr', value), {
  error: 'not a usr id',
})

/** Which of one's own orders. */
export const orderInput = z.object({ id: orderId })

/** For how many days an order that was not paid stays in its buyer's sight: as long as it can be disputed. */
export const UNPAID_DAYS = 30

/** One purchase, as its buyer sees it. */
export interface OrderView {
  id: Id<'ord'>
  /** What was bought: a package, or a plan's first month. */
  packageId: string | null
  planId: string | null
  credits: number
  amountMinor: number
  currency: string
  state: OrderState
  /** Ordered by the automatic top-up. */
  isAutomatic: boolean
  createdAt: Date
  paidAt: Date | null
  /** The payment that counts, of a plan its first month's, and what became of that money; null while nothing was paid. */
  paymentId: Id<'pay'> | null
  payment: PaymentState | null
  refundedMinor: number
  /** Of the credits, what refunds and disputes have taken back. */
  takenCredits: number
  /** The gateway's receipt, where it gives one. */
  receiptUrl: string | null
  /** Where an order that is still open can be paid. */
  payUrl: string | null
  /** Money that came for it and brought nothing, the oldest first. */
  strays: StrayPayment[]
}

/** Money of an order that does not count. */
export interface StrayPayment {
  id: Id<'pay'>
  /** `unmatched`: not what its order asked; `duplicate`: it was paid for already. */
  kind: Extract<PaymentState, 'unmatched' | 'duplicate'>
  amountMinor: number
  currency: string
  paidAt: Date
  /** What of it has gone back, or is on its way. */
  refundedMinor: number
  /**
   * `kept`: nobody has sent it back; `leaving`: it goes back, by itself or as somebody asked; `gone`: all of it is back;
   * `stuck`: the gateway does not send it back, a person has to see to it.
   */
  fate: 'kept' | 'leaving' | 'gone' | 'stuck'
}

/** One's own orders that were not paid, newest first, 1–100 a page (default 20). */
export const unpaidOrdersInput = z.object({
  cursor: orderId.optional(),
  limit: z.int().min(1).max(100).default(20),
})
export type UnpaidOrdersInput = z.output<typeof unpaidOrdersInput>

/** A page of one's own orders that were not paid. */
export interface UnpaidOrdersPage {
  orders: OrderView[]
  nextCursor: Id<'ord'> | null
}

/** How an order came about: a package somebody chose, a plan's first month, or a package bought by the automatic top-up. */
export const orderKinds = ['package', 'plan', 'automatic'] as const
export type OrderKind = (typeof orderKinds)[number]

/** Which orders an admin wants to see, newest first. */
export const allOrdersInput = z.object({
  states: z.array(z.enum(orderStates)).max(orderStates.length).optional(),
  /** Only those that were tried at this one. */
  gateway: z.enum(gatewayIds).optional(),
  kind: z.enum(orderKinds).optional(),
  /** Only this one. */
  id: orderId.optional(),
  /** Only those of one person. */
  userId: userId.optional(),
  cursor: orderId.optional(),
  limit: z.int().min(1).max(100).default(50),
})
export type AllOrdersInput = z.output<typeof allOrdersInput>

/** One try of an order at one gateway, as an admin sees it. */
export interface OrderSession {
  id: Id<'cks'>
  gateway: GatewayId
  gatewaySessionId: string | null
  state: SessionState
  /** Is its address the one its buyer is sent to? One of an order is at most. */
  isShown: boolean
  /** Why it could not be opened or charged, in the gateway's words. */
  lastError: string | null
  createdAt: Date
  expiresAt: Date
}

/** An order with every try to have it paid, and the money that came for it. */
export interface TracedOrder {
  id: Id<'ord'>
  userId: Id<'usr'>
  kind: OrderKind
  packageId: string | null
  planId: string | null
  credits: number
  amountMinor: number
  currency: string
  state: OrderState
  createdAt: Date
  paidAt: Date | null
  /** It is not paid and no gateway ever gave a page to pay it, or took the charge: its buyer saw an error. */
  isRefused: boolean
  /** The tries, the oldest first. */
  sessions: OrderSession[]
  /** The money, the oldest first; of a plan its months too. */
  payments: {
    id: Id<'pay'>
    gateway: GatewayId
    state: PaymentState
    amountMinor: number | null
    currency: string | null
    paidAt: Date | null
    createdAt: Date
  }[]
  /** The subscription that began with it. */
  subscription: { id: Id<'sub'>; state: SubscriptionState } | null
}

export interface AllOrdersPage {
  orders: TracedOrder[]
  nextCursor: Id<'ord'> | null
}
