import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How the simulator treats the orders it is sent. */
export interface Script {
  /** `lose`: the order is taken, the answer is cut. `refuse`: a status with a code, nothing is taken. `swallow`: cut before it is taken. */
  onStart?: 'accept' | 'lose' | 'swallow' | { status: number; code: string; retryAfterSeconds?: number }
  /** How long the work takes, in ms. Default 0. */
  workMs?: number
  /** How it ends. Default with the result. */
  ends?: 'succeeded' | { failed: string }
  /** What it does when asked to stop: stops, goes on, or does not answer. Default stops. */
  onCancel?: 'stop' | 'ignore'
  /** Holds the answer to a start back by this. */
  answerAfterMs?: number
}

interface Operation {
  id: string
  reference: string
  order: unknown
  startedAt: number
  script: Script
  canceled: boolean
  /** How often this reference was sent. */
  starts: number
}

/** A provider over real HTTP that does what a test tells it, and counts what it was asked. */
export interface Simulator {
  address: string
  script: Script
  operations: Map<string, Operation>
  /** How many pieces of work were begun for each reference: more than one means it was paid twice. */
  worksBegun(reference: string): number
  requests: string[]
  close(): Promise<void>
}

/** Starts it on a free port. `result` is the file every operation ends with; `idempotent`: a repeated reference answers the first operation. */
export async function startSimulator({
  result,
  idempotent,
}: {
  result: { bytes: Uint8Array; mimeType: string }
  idempotent: boolean
}): Promise<Simulator> {
  const begun: string[] = []
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const simulator: Simulator = {
    address,
    script: {},
    operations: new Map(),
    worksBegun: (reference) => begun.filter((one) => one === reference).length,
    requests: [],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '/'
    simulator.requests.push(`${request.method} ${path}`)
    const [, noun = '', name = '', verb] = path.split('/')
    if (request.method === 'POST' && noun === 'operations' && !name) return start(request, response)
    if (noun === 'results') return send(response, 200, result.bytes, result.mimeType)
    const operation =
      noun === 'references'
        ? [...simulator.operations.values()].find((one) => one.reference === name)
        : simulator.operations.get(name)
    if (!operation) return json(response, 404, { code: 'unknown-operation' })
    if (verb === 'cancel') {
      if (operation.script.onCancel !== 'ignore') operation.canceled = true
      return json(response, 202, {})
    }
    json(response, 200, stateOf(operation))
  }

  async function start(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { reference, order } = JSON.parse(await text(request)) as { reference: string; order: unknown }
    const script = { ...simulator.script }
    const { onStart = 'accept' } = script
    if (onStart === 'swallow') return void response.destroy()
    if (typeof onStart === 'object') {
      if (onStart.retryAfterSeconds) response.setHeader('retry-after', onStart.retryAfterSeconds)
      return json(response, onStart.status, { code: onStart.code })
    }
    const known = idempotent ? [...simulator.operations.values()].find((one) => one.reference === reference) : undefined
    const operation = known ?? {
      id: `op-${begun.length + 1}`,
      reference,
      order,
      startedAt: Date.now(),
      script,
      canceled: false,
      starts: 0,
    }
    operation.starts += 1
    if (!known) {
      begun.push(reference)
      simulator.operations.set(operation.id, operation)
    }
    if (onStart === 'lose') return void response.destroy()
    if (script.answerAfterMs) await new Promise((resolve) => setTimeout(resolve, script.answerAfterMs))
    json(response, 200, { id: operation.id })
  }

  function stateOf({ id, script, startedAt, canceled }: Operation): object {
    if (canceled) return { id, state: 'canceled' }
    const { workMs = 0, ends = 'succeeded' } = script
    const share = workMs === 0 ? 1 : (Date.now() - startedAt) / workMs
    if (share < 1) return { id, state: 'running', percent: Math.floor(share * 100) }
    if (typeof ends === 'object') return { id, state: 'failed', code: ends.failed }
    return { id, state: 'succeeded', url: `${address}/results/${id}` }
  }

  return simulator
}

function send(response: ServerResponse, status: number, body: Uint8Array | string, mimeType: string): void {
  response.writeHead(status, { 'content-type': mimeType, 'content-length': Buffer.byteLength(body) }).end(body)
}

function json(response: ServerResponse, status: number, body: object): void {
  send(response, status, JSON.stringify(body), 'application/json')
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
