import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { calls, type Listing } from './api'
import type { Checkout, Dispute, Product, Refund, Sale } from './entities'
import { CreemRefusal } from './errors'
import { checkoutCompleted, disputeCreated, refundCreated } from './events'
import { officialChecks } from './official-checks'
import { page, payPage, returnAddress } from './pay-page'
import { createStore, found, type ProductWanted } from './store'
import { createWebhooks, type Webhooks } from './webhooks'

export type { CreemEvent } from './events'
export type { Delivery, Manner, Webhooks } from './webhooks'

/**
 * What goes wrong with the next request to the API. `timeout`: no answer, nothing is done; `lost-answer`: it is done,
 * the line is cut; `garbage`: it is done, the answer is not JSON; `429` and `500`: nothing is done.
 */
export type Fault = 'timeout' | 'lost-answer' | 'garbage' | '429' | '500'

export interface CreemSimulatorOptions {
  apiKey?: string
  webhookSecret?: string
  /** Where webhooks are sent to; default nowhere, until `webhooks.url` is set. */
  webhookUrl?: string | null
  /** Default the real time. */
  now?: () => Date
  /** Put on top of prices with exclusive taxes. Default 0. */
  taxPercent?: number
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
  /** By the order's id. */
  sales: ReadonlyMap<string, Sale>
  /** As in the dashboard; one-off, 10.00 USD unless it is told otherwise. */
  addProduct(wanted?: ProductWanted): Product
  /** The buyer pays; settles once the webhook was answered. */
  pay(checkoutId: string): Promise<Sale>
  /** The merchant gives back all that is left, or `amount` of it. Default status succeeded. */
  refund(orderId: string, amount?: number, status?: Refund['status']): Promise<Refund>
  /** The buyer's bank takes everything back. */
  dispute(orderId: string): Promise<Dispute>
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
  const now = options.now ?? (() => new Date())
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
    addProduct: store.addProduct,
    async pay(checkoutId) {
      const sale = store.pay(checkoutId)
      await webhooks.send(checkoutCompleted(sale, now()))
      return sale
    },
    async refund(orderId, amount, status = 'succeeded') {
      const refund = store.refund(orderId, amount, status)
      await webhooks.send(refundCreated(found(store.sales, orderId, 'Order'), refund, now()))
      return refund
    },
    async dispute(orderId) {
      const dispute = store.dispute(orderId)
      await webhooks.send(disputeCreated(found(store.sales, orderId, 'Order'), dispute, now()))
      return dispute
    },
    expire: store.expire,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
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
    const told = callApi(method, pathname, searchParams, body)
    if (fault === 'lost-answer') return void response.destroy()
    if (fault === 'garbage') return send(response, 200, '<html>Bad gateway</html>', 'text/html')
    json(response, 200, told)
  }

  function callApi(method: string, path: string, query: URLSearchParams, body: unknown): object {
    const call = calls[`${method} ${path}`]
    if (!call) throw new CreemRefusal(404, [`Cannot ${method} ${path}`])
    const problems = officialChecks().ofRequest(method, path, query, body)
    if (problems.length > 0) throw new CreemRefusal(400, problems)
    const told = call(store, { query, body, listing: simulator.listing })
    const flaws = officialChecks().ofAnswer(method, path, told)
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
