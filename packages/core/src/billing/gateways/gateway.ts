import type { DisputeState, GatewayId, RefundState } from '@studiolo/db/states/billing'
import type { Id } from '@studiolo/db/states/ids'
import type { ConfigReader } from '../../kernel/config'
import type { Ctx } from '../../kernel/context'

/** What a gateway is asked to sell. Amounts in minor units of the currency. */
export interface SessionOrder {
  /** Our id of the session: the reference and the idempotency key. */
  reference: Id<'cks'>
  orderId: Id<'ord'>
  /** `payment`: a package, once; `subscription`: a plan, month by month from now on. */
  mode: 'payment' | 'subscription'
  /** The package or the plan. */
  item: string
  /** At once, or every month. */
  credits: number
  /** Once, or every month. */
  amountMinor: number
  currency: string
  /** The gateway's product, where it needs one (`sync`). */
  product: string | null
  /** The buyer's proven address, filled in for them. */
  email: string | null
  /** The means of payment is to be kept for charges without its owner, where the gateway can (`savedMethods`). */
  savesMethod?: true
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

/** What a line of an invoice is for: a product over a time. */
export interface InvoiceLine {
  product: string
  /** `charge`: it is paid for; `credit`: the rest of a time that was paid for goes back after a change. */
  kind: 'charge' | 'credit'
  /** Only a part of a month, after a change in its midst. */
  isProration: boolean
  from: Date
  to: Date
}

/** A subscription as its gateway tells of it when asked. */
export interface SubscriptionSnapshot {
  gatewaySubscriptionId: string
  gatewayCustomerId: string | null
  /** Our session it began with; null when it was made elsewhere. */
  reference: string | null
  /** What it sells from the next invoice on. */
  product: string
  state: 'incomplete' | 'active' | 'past-due' | 'canceled'
  /** When it will end, as somebody asked; null when it goes on. */
  cancelsAt: Date | null
  endedAt: Date | null
  /** When the gateway was asked, by our clock: the later answer beats the earlier one. */
  readAt: Date
}

/** A means of payment its owner left with a gateway. */
export interface SavedMethod {
  gatewayCustomerId: string
  gatewayMethodId: string
  /** Its name for people, such as `visa 4242`. */
  label: string
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
      /** What of the price a discount of the gateway's stood in for. */
      discountMinor?: number
      currency: string
      paidAt: Date
      receiptUrl: string | null
      /** Of a session that was asked to keep it. */
      savedMethod?: SavedMethod
    }
  /** A month of a subscription was paid, or the rest of one after an upgrade. */
  | {
      kind: 'invoice-paid'
      /** What refunds and disputes of it name. */
      gatewayPaymentId: string
      gatewayInvoiceId: string
      gatewaySubscriptionId: string
      /** The session the subscription began with, where the invoice tells it. */
      reference: string | null
      amountMinor: number
      discountMinor?: number
      currency: string
      paidAt: Date
      receiptUrl: string | null
      lines: InvoiceLine[]
    }
  | { kind: 'subscription'; subscription: SubscriptionSnapshot }
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
  /** How much of a payment is back with its payer by the gateway's own count, where it may tell no more than that. */
  | {
      kind: 'returned'
      gatewayPaymentId: string
      returnedMinor: number
      /**
       * `kept`: all but that is ours; `refunded`: nothing is left; `charged-back`: the payer's bank has the money, which says
       * neither that this is its last word nor what was refunded before.
       */
      standing: 'kept' | 'refunded' | 'charged-back'
      /** When the gateway was asked, by our clock. */
      readAt: Date
    }
  /** It can no longer be paid. */
  | { kind: 'session-closed'; reference: string | null; gatewaySessionId: string }
  /** What was charged without its owner came to nothing, perhaps days later; the reference is that of the charge. */
  | { kind: 'charge-failed'; reference: string; why: string }
  /** The card's bank suspects a fraud: nothing moves, operators are told. */
  | { kind: 'fraud-warning'; gatewayPaymentId: string; at: Date }

/** A webhook whose signature was good. */
export interface VerifiedEvent {
  eventId: string
  type: string
}

/** HTTP answers that refuse, but not for what was asked: a key that is not good (any more, or yet), too much at once. */
export const passingStatuses: ReadonlySet<number> = new Set([401, 403, 429])

/** Why a call failed: `refused`, the gateway surely did nothing; `unknown`, it may have done it (timeout, 5xx, cut line). */
export class GatewayError extends Error {
  readonly outcome: 'refused' | 'unknown'
  /** It was refused for what is not about what was asked (`passingStatuses`): later it may be taken. */
  readonly isPassing: boolean
  constructor(outcome: 'refused' | 'unknown', message: string, options?: ErrorOptions & { isPassing?: boolean }) {
    super(message, options)
    this.name = 'GatewayError'
    this.outcome = outcome
    this.isPassing = options?.isPassing ?? false
  }
}

/** What a gateway has for sale, where it keeps products of its own. */
export interface GatewayProduct {
  id: string
  /** What it is called there, where the gateway tells. */
  name?: string
  mode: SessionOrder['mode']
  amountMinor: number
  currency: string
  isActive: boolean
}

/** A product to make. */
export interface NewProduct {
  name: string
  description: string
  mode: SessionOrder['mode']
  amountMinor: number
  currency: string
}

/** Only for a gateway that sells products of its own instead of what each session says. */
export interface ProductShelf {
  /** Which modes it needs products for; the others it sells as each session says. */
  readonly modes: readonly SessionOrder['mode'][]
  list(ctx: Ctx, signal: AbortSignal): Promise<GatewayProduct[]>
  /** Makes one; sent again it makes another. */
  create(ctx: Ctx, product: NewProduct, signal: AbortSignal): Promise<GatewayProduct>
  /**
   * Takes one of ours out of sale; who has it goes on paying for it. Again does nothing. Missing where the gateway has no
   * call for it. GatewayError `refused` for one that is not ours.
   */
  archive?(ctx: Ctx, productId: string, signal: AbortSignal): Promise<void>
}

/** What a change of plan asks of a gateway. */
export interface PlanChange {
  /** The same one changes it once. */
  reference: string
  gatewaySubscriptionId: string
  product: string
  /** What a month costs from then on. */
  amountMinor: number
  currency: string
  /** `now`: the rest of the month is charged at once, prorated; `next`: nothing is charged, the next month costs the new price. */
  from: 'now' | 'next'
}

/** How a gateway looks after subscriptions. All but `preview` may be sent again. */
export interface SubscriptionDesk {
  read(ctx: Ctx, gatewaySubscriptionId: string, signal: AbortSignal): Promise<SubscriptionSnapshot>
  /** GatewayError `refused` when the charge is declined: nothing has changed then. */
  change(ctx: Ctx, change: PlanChange, signal: AbortSignal): Promise<SubscriptionSnapshot>
  /** What a change `now` would cost at once; null where the gateway cannot tell. */
  preview(ctx: Ctx, change: Omit<PlanChange, 'from'>, signal: AbortSignal): Promise<{ dueMinor: number } | null>
  cancel(
    ctx: Ctx,
    cancellation: { gatewaySubscriptionId: string; at: 'period-end' | 'now' },
    signal: AbortSignal,
  ): Promise<SubscriptionSnapshot>
  /** Takes a cancellation at the period's end back. */
  resume(ctx: Ctx, gatewaySubscriptionId: string, signal: AbortSignal): Promise<SubscriptionSnapshot>
  /** The gateway's page for cards, invoices and addresses; it leads back to `returnUrl` where it can. */
  openPortal(
    ctx: Ctx,
    portal: { gatewaySubscriptionId: string; gatewayCustomerId: string | null; returnUrl: string },
    signal: AbortSignal,
  ): Promise<{ url: string }>
}

/** How a gateway charges what its owner left with it. */
export interface SavedMethods {
  /**
   * Charges without the owner, once a reference, and answers what was paid: nothing yet when the money takes days.
   * GatewayError `refused` when it is declined or would need its owner.
   */
  charge(
    ctx: Ctx,
    charge: Pick<SessionOrder, 'reference' | 'orderId' | 'credits' | 'amountMinor' | 'currency'> & {
      method: SavedMethod
    },
    signal: AbortSignal,
  ): Promise<MoneyFact[]>
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
  /**
   * What a verified event says about money; empty for one that says nothing. Asks the gateway for what is missing, and for
   * the present state of a subscription instead of believing an event that may be late.
   */
  readFacts(ctx: Ctx, body: string, signal: AbortSignal): Promise<MoneyFact[]>
  readonly products?: ProductShelf
  readonly subscriptions: SubscriptionDesk
  readonly savedMethods?: SavedMethods
  /** What became of one session; only where `listFacts` cannot tell which session a payment was of. */
  readSession?(ctx: Ctx, gatewaySessionId: string, signal: AbortSignal): Promise<MoneyFact[]>
  /**
   * How one payment stands now; only where the gateway sends no word of how a dispute ends. An admin may say so as well
   * then (`closeDispute`), as of one that is not configured any more.
   */
  readPayment?(ctx: Ctx, gatewayPaymentId: string, signal: AbortSignal): Promise<MoneyFact[]>
  /** All facts since a moment, subscriptions that may have changed among them, for what a lost webhook would have brought. */
  listFacts(ctx: Ctx, since: Date, signal: AbortSignal): AsyncIterable<MoneyFact>
}

/** How a gateway is found: its part of the environment, and itself once that is complete. */
export interface GatewayDoor {
  readonly id: GatewayId
  /** Null when it is not configured. */
  open(config: ConfigReader): Gateway | null
}
