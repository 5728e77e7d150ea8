import { defineProvider, ProviderRefusal, type Call, type Check, type Outcome, type Provider } from '../../providers'

export interface ScriptedOptions {
  id: string
  address: string
  idempotentStart: boolean
  /** Can an attempt be looked up by our reference? */
  canFind: boolean
  canCancel: boolean
  /** Default 60 s. */
  deadlineMs?: number
}

const outcomes: Record<number, Outcome> = {
  400: 'invalid',
  401: 'auth',
  402: 'quota',
  410: 'retired',
  422: 'content',
  429: 'rate',
  500: 'failed',
  503: 'overload',
}
const LOOK_AGAIN_MS = 100

/** The adapter that speaks to the simulator; which promises it makes is up to the test. */
export function scriptedProvider({
  id,
  address,
  idempotentStart,
  canFind,
  canCancel,
  deadlineMs = 60_000,
}: ScriptedOptions): Provider {
  return defineProvider({
    id,
    name: `Scripted ${id}`,
    address,
    idempotentStart,
    models: [
      { id: 'scripted-video', capability: 'text-to-video', deadlineMs },
      { id: 'scripted-voice', capability: 'speech', deadlineMs },
    ],
    async start(call, order) {
      const response = await ask(call, '/operations', { reference: call.reference, order })
      const body = (await response.json()) as { id?: string; code?: string }
      if (!response.ok) {
        const retryAfter = Number(response.headers.get('retry-after'))
        throw new ProviderRefusal(
          outcomes[response.status] ?? 'failed',
          body.code ?? String(response.status),
          retryAfter ? retryAfter * 1000 : undefined,
        )
      }
      return { operation: { id: body.id }, lookAgainMs: LOOK_AGAIN_MS }
    },
    check: async (call, operation) => toCheck(await (await ask(call, `/operations/${String(operation.id)}`)).json()),
    find: canFind
      ? async (call) => {
          const response = await ask(call, `/references/${call.reference}`)
          if (response.status === 404) return null
          const body = (await response.json()) as { id: string }
          return { id: body.id }
        }
      : undefined,
    cancel: canCancel
      ? async (call, operation) => void (await ask(call, `/operations/${String(operation.id)}/cancel`, {}))
      : undefined,
  })
}

function ask({ address, fetch, signal }: Call, path: string, body?: object): Promise<Response> {
  if (!body) return fetch(address + path, { signal })
  return fetch(address + path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
    signal,
  })
}

function toCheck(body: unknown): Check {
  const seen = body as { state: string; percent?: number; code?: string; url?: string }
  switch (seen.state) {
    case 'succeeded':
      return { state: 'succeeded', results: [{ kind: 'url', url: seen.url ?? '' }], costMicros: 40_000 }
    case 'failed':
      return { state: 'failed', outcome: seen.code === 'content' ? 'content' : 'failed', code: seen.code ?? 'failed' }
    case 'canceled':
      return { state: 'canceled' }
    case 'running':
      return { state: 'running', percent: seen.percent, lookAgainMs: LOOK_AGAIN_MS }
    default:
      return { state: 'not-known-yet' }
  }
}
