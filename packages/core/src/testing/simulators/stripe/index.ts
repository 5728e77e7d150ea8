import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { systemClock, type Clock } from '../../../kernel/clock'
import { createAccount } from './account'
import { createApi, refuse, type ApiAnswer, type ApiCall } from './api'
import { createRequestCheck } from './check-request'
import { decodeForm, type FormParams } from './form'
import { answerPayPage, showPayPage, type PageAnswer } from './pay-page'
import { answerPortalPage, showPortalPage } from './portal-page'
import type { Card } from './payments'
import type { StripePortalConfiguration } from './portals'
import type {
  StripeDispute,
  StripeEvent,
  StripePaymentIntent,
  StripePaymentMethod,
  StripeRefund,
  StripeSession,
} from './shapes'
import type { StripeInvoice, StripePrice, StripeProduct, StripeSubscription } from './subscription-shapes'
import { createWebhooks, type Delivery } from './webhooks'

export type { StripeEvent } from './shapes'

/**
 * What goes wrong with the next call. `timeout`: it is never answered and nothing is done; `lost-answer`: the work is done
 * and the line cut; `rate-limit` 429; `server-error` 500; `key-in-use` 409: the first call with this key still runs;
 * `card-declined` 402: where the call charges a customer, the bank says no; `authentication-required` 402: it wants to hear
 * the card's owner; `money-later`: the payment takes days, and `settlePayment` says how it ends.
 */
export type StripeFault = 'timeout' | 'lost-answer' | 'rate-limit' | 'server-error' | 'key-in-use' | keyof typeof cards

const cards = {
  'card-declined': 'declines',
  'authentication-required': 'asks-owner',
  'money-later': 'takes-days',
} as const satisfies Record<string, Card>

export interface StripeSimulatorOptions {
  /** Default `sk_test_simulator`. */
  secretKey?: string
  /** Every event is signed with each. Default `whsec_simulator`. */
  webhookSecrets?: readonly string[]
  /** Whose time objects, deadlines and signatures carry. Default the real one. */
  clock?: Clock
}

export interface SeenRequest {
  method: string
  path: string
  params: FormParams
  idempotencyKey: string | null
  /** What it was answered; null for no answer. */
  status: number | null
}

/**
 * Stripe over real HTTP: the API calls of checkouts, subscriptions and cards that were kept, a page to pay on, one where
 * customers look after their subscriptions, and signed webhooks.
 */
export interface StripeSimulator {
  url: string
  secretKey: string
  webhookSecrets: readonly string[]
  /** API calls, oldest first. */
  requests: SeenRequest[]
  sessions: ReadonlyMap<string, StripeSession>
  paymentIntents: ReadonlyMap<string, StripePaymentIntent>
  paymentMethods: ReadonlyMap<string, StripePaymentMethod>
  refunds: ReadonlyMap<string, StripeRefund>
  disputes: ReadonlyMap<string, StripeDispute>
  prices: ReadonlyMap<string, StripePrice>
  products: ReadonlyMap<string, StripeProduct>
  subscriptions: ReadonlyMap<string, StripeSubscription>
  invoices: ReadonlyMap<string, StripeInvoice>
  portalConfigurations: ReadonlyMap<string, StripePortalConfiguration>
  /** What befalls the next call; with a method the next one of that method. */
  faults: { next(fault: StripeFault, method?: string): void }
  /** Every event, also those that nobody listened to, and what became of each delivery. */
  events: StripeEvent[]
  deliveries: Delivery[]
  /** From now on events are sent there as they happen. */
  deliverTo(url: string): void
  /** Keeps events back, to `releaseWebhooks` them repeated or in another order. */
  holdWebhooks(): void
  releaseWebhooks(arrange?: (kept: StripeEvent[]) => StripeEvent[]): Promise<void>
  /** An event as it would be delivered now. */
  sign(event: StripeEvent): { body: string; headers: Record<string, string> }
  /** The buyer pays. The promise of this and what follows resolves when the webhooks were answered. */
  pay(sessionId: string): Promise<StripeSession>
  /** The buyer pays with money that takes days; `settle` says how that ends. */
  payLater(sessionId: string): Promise<StripeSession>
  settle(sessionId: string, outcome: 'succeeded' | 'failed'): Promise<void>
  /** The end of a payment without its owner that took days. */
  settlePayment(paymentIntent: string, outcome: 'succeeded' | 'failed'): Promise<void>
  /** A customer takes back what was kept: it can never be charged again. */
  detachMethod(paymentMethod: string): Promise<void>
  expire(sessionId: string): Promise<void>
  /** The merchant refunds in Stripe's dashboard. Default all that is left. */
  refund(paymentIntent: string, amount?: number): Promise<StripeRefund>
  failRefund(refundId: string): Promise<void>
  openDispute(paymentIntent: string): Promise<StripeDispute>
  closeDispute(disputeId: string, outcome: 'won' | 'lost'): Promise<void>
  warnOfFraud(paymentIntent: string): Promise<void>
  /**
   * The month of a subscription is over, whatever the clock says: the next one is charged (`failed`: the card does not
   * work, and the subscription is past due), or it ends where somebody has canceled it. Default `paid`.
   */
  renew(subscriptionId: string, money?: 'paid' | 'failed'): Promise<StripeSubscription>
  /** The card of a month that was not paid is tried again. Default `paid`. */
  retry(subscriptionId: string, money?: 'paid' | 'failed'): Promise<StripeSubscription>
  /** Stripe gives up trying, or somebody ends it in the dashboard. */
  end(subscriptionId: string): Promise<StripeSubscription>
  close(): Promise<void>
}

/** Starts it on a free port of 127.0.0.1. */
export async function startStripeSimulator(options: StripeSimulatorOptions = {}): Promise<StripeSimulator> {
  const { secretKey = 'sk_test_simulator', webhookSecrets = ['whsec_simulator'], clock = systemClock } = options
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const webhooks = createWebhooks({ clock, secrets: webhookSecrets })
  const account = createAccount({ clock, origin: url, emit: webhooks.emit })
  const callApi = createApi({ account, secretKey, check: createRequestCheck() })
  const requests: SeenRequest[] = []
  const faults: { fault: StripeFault; method: string | null }[] = []

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path, search } = new URL(request.url ?? '/', url)
    const body = await text(request)
    const method = request.method ?? 'GET'
    const shown = openPage(path, method === 'POST' ? body : null)
    if (shown) {
      // Stripe, too, sends the buyer back only after the webhook was answered.
      await webhooks.flush()
      return send(response, shown)
    }
    const form = method === 'GET' || body === '' ? search.slice(1) : body
    const fault = takeFault(method)
    const card = fault !== undefined && fault in cards ? cards[fault as keyof typeof cards] : 'works'
    const call: ApiCall = { method, path, form, headers: readHeaders(request), card }
    const answered = suffer(fault, call)
    const idempotencyKey = call.headers.idempotencyKey ?? null
    requests.push({ method, path, params: decodeForm(form), idempotencyKey, status: answered?.status ?? null })
    if (answered) send(response, answered)
    else if (answered === null) response.destroy()
    await webhooks.flush()
  }

  function takeFault(method: string): StripeFault | undefined {
    const [next] = faults
    if (!next || (next.method !== null && next.method !== method)) return undefined
    faults.shift()
    return next.fault
  }

  /** What a browser is shown; `form` is what it sent. */
  function openPage(path: string, form: string | null): PageAnswer | null {
    const [room, id = ''] = path.slice(1).split('/')
    if (room === 'pay') return form === null ? showPayPage(account, id) : answerPayPage(account, id, form)
    if (room === 'portal') return form === null ? showPortalPage(account, id) : answerPortalPage(account, id, form)
    return null
  }

  /** Null: the line is cut. Undefined: nothing is ever answered. */
  function suffer(fault: StripeFault | undefined, call: ApiCall): ApiAnswer | null | undefined {
    if (fault === 'timeout') return undefined
    if (fault === 'rate-limit') return refuse(429, 'rate_limit', 'Too many requests')
    if (fault === 'server-error') return refuse(500, '', 'An unknown error occurred')
    if (fault === 'key-in-use') {
      return refuse(409, 'idempotency_key_in_use', 'There is another request in progress with this idempotency key')
    }
    const answered = callApi(call)
    return fault === 'lost-answer' ? null : answered
  }

  /** Lets something happen and waits for its webhooks. */
  async function happen<T>(change: () => T): Promise<T> {
    const result = change()
    await webhooks.flush()
    return result
  }

  return {
    url,
    secretKey,
    webhookSecrets,
    requests,
    sessions: account.sessions,
    paymentIntents: account.paymentIntents,
    paymentMethods: account.paymentMethods,
    refunds: account.refunds,
    disputes: account.disputes,
    prices: account.prices,
    products: account.products,
    subscriptions: account.subscriptions,
    invoices: account.invoices,
    portalConfigurations: account.portalConfigurations,
    faults: { next: (fault, method) => void faults.push({ fault, method: method ?? null }) },
    events: webhooks.events,
    deliveries: webhooks.deliveries,
    deliverTo: webhooks.deliverTo,
    holdWebhooks: webhooks.hold,
    releaseWebhooks: webhooks.release,
    sign: webhooks.sign,
    pay: (id) => happen(() => account.completeSession(id, 'now')),
    payLater: (id) => happen(() => account.completeSession(id, 'later')),
    settle: (id, outcome) => happen(() => account.settleSession(id, outcome)),
    settlePayment: (id, outcome) => happen(() => account.settlePayment(id, outcome)),
    detachMethod: (id) => happen(() => account.detachMethod(id)),
    expire: (id) => happen(() => void account.expireSession(id)),
    refund: (paymentIntent, amount) =>
      happen(() =>
        account.refundPayment({ payment_intent: paymentIntent, ...(amount === undefined ? {} : { amount }) }),
      ),
    failRefund: (id) => happen(() => account.failRefund(id)),
    openDispute: (paymentIntent) => happen(() => account.openDispute(paymentIntent)),
    closeDispute: (id, outcome) => happen(() => account.closeDispute(id, outcome)),
    warnOfFraud: (paymentIntent) => happen(() => account.warnOfFraud(paymentIntent)),
    renew: (id, money = 'paid') => happen(() => account.renewSubscription(id, money)),
    retry: (id, money = 'paid') => happen(() => account.retryInvoice(id, money)),
    end: (id) => happen(() => account.cancelSubscription(id)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function readHeaders({ headers }: IncomingMessage): ApiCall['headers'] {
  return {
    authorization: headers.authorization,
    idempotencyKey: headers['idempotency-key']?.toString(),
    version: headers['stripe-version']?.toString(),
  }
}

function send(response: ServerResponse, answer: ApiAnswer | PageAnswer): void {
  response.writeHead(answer.status, answer.headers).end(answer.body)
}
