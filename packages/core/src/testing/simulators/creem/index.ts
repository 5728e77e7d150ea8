import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { findCall, type Listing } from './api'
import type { Checkout, Dispute, Product, Refund, Sale, Subscription } from './entities'
import { CreemRefusal } from './errors'
import { checkoutCompleted, disputeCreated, refundCreated, type CreemEvent } from './events'
import { officialChecks, type OfficialChecks } from './official-checks'
import { page, payPage, returnAddress } from './pay-page'
import { createStore, type ProductWanted } from './store'
import { eventsOfBeginning, eventsOfChange } from './subscription-events'
import type { Change } from './subscriptions'
import { createWebhooks, type Webhooks } from './webhooks'

export type { CreemEvent } from './events'
export type { Delivery, Manner, Webhooks } from './webhooks'

/**
 * What goes wrong with the next request to the API. `timeout`: no answer, nothing is done; `lost-answer`: it is done,
 * the line is cut; `garbage`: it is done, the answer is not JSON; `429` and `500`: nothing is done; `none`: all goes well.
 */
export type Fault = 'none' | 'timeout' | 'lost-answer' | 'garbage' | '429' | '500'

export interface CreemSimulatorOptions {
  apiKey?: string
  webhookSecret?: string
  /** Where webhooks are sent to; default nowhere, until `webhooks.url` is set. */
  webhookUrl?: string | null
  /** Default the real time. */
  now?: () => Date
  /** Put on top of prices with exclusive taxes. Default 0. */
  taxPercent?: number
  /** Of requests and answers. Default against the official description. */
  checks?: OfficialChecks
}

export interface SeenRequest {
  method: string
  path: string
  query: Record<string, string>
  body: unknown
}

/** Creem over real HTTP, which does what its merchant and buyers do, and counts what it was asked. */
export interface CreemSimulator {
  url: string
  /** The variables that make an instance sell through it. */
  env: { CREEM_API_KEY: string; CREEM_WEBHOOK_SECRETS: string; CREEM_API_URL: string }
  /** What the API was asked, refused requests too. */
  requests: SeenRequest[]
  /** One for each of the next requests, the first first. */
  faults: Fault[]
  /** Default newest first. */
  listing: Listing
  webhooks: Webhooks
  products: ReadonlyMap<string, Product>
  checkouts: ReadonlyMap<string, Checkout>
  /** What checkouts sold, by the order's id. */
  sales: ReadonlyMap<string, Sale>
  /** Every payment, a subscription's later ones and those that were declined, too, by the transaction's id. */
  payments: ReadonlyMap<string, Sale>
  subscriptions: ReadonlyMap<string, Subscription>
  /** The subscriptions whose card says no from now on. */
  declining: Set<string>
  /** As in the dashboard; one-off, 10.00 USD unless it is told otherwise. */
  addProduct(wanted?: ProductWanted): Product
  /** The buyer pays, a recurring product's first month too, with a code for a discount or without; settles once the webhooks were answered. */
  pay(checkoutId: string, discount?: number): Promise<Sale>
  /**
   * A subscription's next month begins: it is paid, past due while its card says no, or over when that was scheduled.
   * Asked again after a no, the same month is tried again.
   */
  renew(subscriptionId: string): Promise<Subscription>
  /** The buyer cancels in the portal. */
  cancel(subscriptionId: string, mode: 'immediate' | 'scheduled'): Promise<Subscription>
  /** The merchant pauses it in the dashboard. */
  pause(subscriptionId: string): Promise<Subscription>
  /** The merchant gives back all that is left of a payment, or `amount` of it: by its order or its transaction. */
  refund(id: string, amount?: number, status?: Refund['status']): Promise<Refund>
  /** The buyer's bank takes everything back. */
  dispute(id: string): Promise<Dispute>
  /** And gives it to the merchant again: no webhook tells. */
  winDispute(id: string): void
  /** A checkout that was not paid ends. */
  expire(checkoutId: string): void
  close(): Promise<void>
}

/**
 * Starts it on a free port. Requests and its own answers are checked against the official description where that is at
 * hand; a request with a field or parameter that is not described, or without a needed one, gets Creem's 400.
 */
export async function startCreemSimulator(options: CreemSimulatorOptions = {}): Promise<CreemSimulator> {
  const { apiKey = 'creem_test_key', webhookSecret = 'creem_test_whsec', webhookUrl = null, taxPercent = 0 } = options
  const { now = () => new Date(), checks = officialChecks() } = options
  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      const refusal = error instanceof CreemRefusal ? error : new CreemRefusal(500, [String(error)])
      json(response, refusal.status, refusal.toBody(now()))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const store = createStore({ url, now, taxPercent })
  const webhooks = createWebhooks({ url: webhookUrl, secret: webhookSecret })

  const simulator: CreemSimulator = {
    url,
    env: { CREEM_API_KEY: apiKey, CREEM_WEBHOOK_SECRETS: webhookSecret, CREEM_API_URL: url },
    requests: [],
    faults: [],
    listing: 'newest-first',
    webhooks,
    products: store.products,
    checkouts: store.checkouts,
    sales: store.sales,
    payments: store.payments,
    subscriptions: store.subscriptions.all,
    declining: store.subscriptions.declining,
    addProduct: store.addProduct,
    async pay(checkoutId, discount = 0) {
      const sale = store.pay(checkoutId, discount)
      await sendAll([checkoutCompleted(sale, now()), ...eventsOfBeginning(sale, now())])
      return sale
    },
    renew: async (id) => tell(store.subscriptions.renew(id)),
    cancel: async (id, mode) => tell(store.subscriptions.cancel(id, mode)),
    pause: async (id) => tell(store.subscriptions.pause(id)),
    async refund(id, amount, status = 'succeeded') {
      const refund = store.refund(id, amount, status)
      await webhooks.send(refundCreated(store.findSale(id), refund, now()))
      return refund
    },
    async dispute(id) {
      const dispute = store.dispute(id)
      await webhooks.send(disputeCreated(store.findSale(id), dispute, now()))
      return dispute
    },
    winDispute: store.winDispute,
    expire: store.expire,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }

  async function sendAll(events: readonly CreemEvent[]): Promise<void> {
    for (const event of events) await webhooks.send(event)
  }

  async function tell(change: Change): Promise<Subscription> {
    const { subscription, refundMinor } = change
    await sendAll(eventsOfChange(change, now()))
    if (refundMinor > 0 && subscription.last_transaction_id !== undefined) {
      await simulator.refund(subscription.last_transaction_id, refundMinor)
    }
    return subscription
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET' } = request
    const { pathname, searchParams } = new URL(request.url ?? '/', url)
    const text = await textOf(request)
    if (pathname.startsWith('/pay/')) return showPage(method, pathname.slice('/pay/'.length), response)
    const body = text === '' ? undefined : fromJson(text)
    simulator.requests.push({ method, path: pathname, query: Object.fromEntries(searchParams), body })
    if (request.headers['x-api-key'] !== apiKey) throw new CreemRefusal(403, ['Invalid API key'])
    const fault = simulator.faults.shift()
    // The line stays open until the other side has had enough, or the simulator closes.
    if (fault === 'timeout') return
    if (fault === '429') throw new CreemRefusal(429, ['Rate limit exceeded'])
    if (fault === '500') throw new CreemRefusal(500, ['Internal server error'])
    const changes: Change[] = []
    const told = callApi(method, pathname, searchParams, body, changes)
    for (const change of changes) await tell(change)
    if (fault === 'lost-answer') return void response.destroy()
    if (fault === 'garbage') return send(response, 200, '<html>Bad gateway</html>', 'text/html')
    json(response, 200, told)
  }

  function callApi(method: string, at: string, query: URLSearchParams, body: unknown, changes: Change[]): object {
    const found = findCall(method, at)
    if (!found) throw new CreemRefusal(404, [`Cannot ${method} ${at}`])
    const { call, path, id } = found
    const problems = checks.ofRequest(method, path, query, body)
    if (problems.length > 0) throw new CreemRefusal(400, problems)
    const changed = (change: Change) => void changes.push(change)
    // As it is now: webhooks may bring on more before it is sent.
    const told = structuredClone(call(store, { query, body, id, changed, listing: simulator.listing }))
    const flaws = checks.ofAnswer(method, path, told)
    if (flaws.length > 0) throw new Error(`the simulator's answer is not as described: ${flaws.join('; ')}`)
    return told
  }

  async function showPage(method: string, checkoutId: string, response: ServerResponse): Promise<void> {
    if (method !== 'POST') return send(response, 200, payPage(store, checkoutId), 'text/html; charset=utf-8')
    const location = returnAddress(await simulator.pay(checkoutId))
    if (location) return void response.writeHead(303, { location }).end()
    send(response, 200, page('Paid', '<p>Thank you.</p>'), 'text/html; charset=utf-8')
  }

  return simulator
}

function json(response: ServerResponse, status: number, body: object): void {
  send(response, status, JSON.stringify(body), 'application/json; charset=utf-8')
}

function send(response: ServerResponse, status: number, body: string, mimeType: string): void {
  response.writeHead(status, { 'content-type': mimeType, 'content-length': Buffer.byteLength(body) }).end(body)
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new CreemRefusal(400, ['the body is not JSON'])
  }
}
