import type { DisputeState, GatewayId, RefundState } from '@studiolo/db/states/billing'
import type { Id } from '@studiolo/db/states/ids'
import type { ConfigReader } from '../../kernel/config'
import type { Ctx } from '../../kernel/context'

/** What a gateway is asked to sell. Amounts in minor units of the currency. */
export interface SessionOrder {
  /** Our id of the session: the reference and the idempotency key. */
  reference: Id<'cks'>
  orderId: Id<'ord'>
  packageId: string
  credits: number
  amountMinor: number
  currency: string
  /** The gateway's product, where it needs one (`sync`). */
  product: string | null
  /** The buyer's proven address, filled in for them. */
  email: string | null
  /** Where the buyer comes back to after paying, and after giving up. */
  returnUrl: string
  cancelUrl: string
  expiresAt: Date
}

export interface OpenedSession {
  gatewaySessionId: string
  /** Where the buyer pays. */
  url: string
}

/** What a gateway tells about money, from a webhook or from its lists. Repeats and any order add up the same. */
export type MoneyFact =
  | {
      kind: 'paid'
      gatewayPaymentId: string
      /** Whose session it was: ours, or the gateway's id of it. */
      reference: string | null
      gatewaySessionId: string | null
      amountMinor: number
      currency: string
      paidAt: Date
      receiptUrl: string | null
    }
  | {
      kind: 'refund'
      gatewayRefundId: string
      gatewayPaymentId: string
      amountMinor: number
      state: RefundState
      at: Date
    }
  | {
      kind: 'dispute'
      gatewayDisputeId: string
      gatewayPaymentId: string
      amountMinor: number
      state: DisputeState
      at: Date
    }
  /** It can no longer be paid. */
  | { kind: 'session-closed'; reference: string | null; gatewaySessionId: string }
  /** The card's bank suspects a fraud: nothing moves, operators are told. */
  | { kind: 'fraud-warning'; gatewayPaymentId: string; at: Date }

/** A webhook whose signature was good. */
export interface VerifiedEvent {
  eventId: string
  type: string
}

/** Why a call failed: `refused`, the gateway surely did nothing; `unknown`, it may have done it (timeout, 5xx, cut line). */
export class GatewayError extends Error {
  readonly outcome: 'refused' | 'unknown'
  constructor(outcome: 'refused' | 'unknown', message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'GatewayError'
    this.outcome = outcome
  }
}

/** What a gateway has for sale, where it keeps products of its own. */
export interface GatewayProduct {
  id: string
  amountMinor: number
  currency: string
  isActive: boolean
}

/** Only for a gateway that sells products of its own instead of what each session says. */
export interface ProductShelf {
  list(ctx: Ctx, signal: AbortSignal): Promise<GatewayProduct[]>
  /** Makes one; sent again it makes another. */
  create(
    ctx: Ctx,
    product: { name: string; description: string; amountMinor: number; currency: string },
    signal: AbortSignal,
  ): Promise<GatewayProduct>
}

/** An outside payment service. Calls throw GatewayError; `signal` ends them after five seconds at most. */
export interface Gateway {
  readonly id: GatewayId
  /** Opens a session; the same reference answers the same session where `idempotent`. */
  openSession(ctx: Ctx, order: SessionOrder, signal: AbortSignal): Promise<OpenedSession>
  /** May `openSession` be sent again to learn of an answer that was lost? */
  readonly idempotent: boolean
  /** Makes sure nobody can pay it any more. False when it was paid already, or the gateway cannot do so. */
  closeSession(ctx: Ctx, gatewaySessionId: string, signal: AbortSignal): Promise<boolean>
  /** Sends money back; the same reference does so once. Answers what became of it, if that is known at once. */
  refund(
    ctx: Ctx,
    refund: { reference: string; gatewayPaymentId: string; amountMinor: number; currency: string },
    signal: AbortSignal,
  ): Promise<MoneyFact[]>
  /** Checks the signature over the raw body with every live secret; null for a wrong one. Never throws for bad input. */
  verify(ctx: Ctx, body: string, headers: Headers): VerifiedEvent | null
  /** What a verified event says about money; empty for one that says nothing. May ask the gateway for what is missing. */
  readFacts(ctx: Ctx, body: string, signal: AbortSignal): Promise<MoneyFact[]>
  readonly products?: ProductShelf
  /** What became of one session; only where `listFacts` cannot tell which session a payment was of. */
  readSession?(ctx: Ctx, gatewaySessionId: string, signal: AbortSignal): Promise<MoneyFact[]>
  /** All facts since a moment, for what a lost webhook would have brought. */
  listFacts(ctx: Ctx, since: Date, signal: AbortSignal): AsyncIterable<MoneyFact>
}

/** How a gateway is found: its part of the environment, and itself once that is complete. */
export interface GatewayDoor {
  readonly id: GatewayId
  /** Null when it is not configured. */
  open(config: ConfigReader): Gateway | null
}
