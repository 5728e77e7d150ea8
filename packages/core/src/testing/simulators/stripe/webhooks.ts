import { createHmac } from 'node:crypto'
import type { Clock } from '../../../kernel/clock'
import { newId } from './objects'
import type { StripeEvent } from './shapes'

/** The version of a webhook endpoint is its own. */
const ENDPOINT_VERSION = '2026-10-28.endive'

export interface Delivery {
  eventId: string
  type: string
  /** What the address answered; 0 for no answer. */
  status: number
}

export type Webhooks = ReturnType<typeof createWebhooks>

/** Events, signed and sent one after the other; what is not answered with 2xx stays and goes out again the next time. */
export function createWebhooks({ clock, secrets }: { clock: Clock; secrets: readonly string[] }) {
  const events: StripeEvent[] = []
  const deliveries: Delivery[] = []
  let waiting: StripeEvent[] = []
  let address: string | null = null
  let held = false
  let running = Promise.resolve()

  function emit(type: string, object: Record<string, unknown>): void {
    const event: StripeEvent = {
      id: newId('evt'),
      object: 'event',
      api_version: ENDPOINT_VERSION,
      created: Math.floor(clock.now().getTime() / 1000),
      data: { object: structuredClone(object) },
      livemode: false,
      pending_webhooks: 1,
      request: { id: null, idempotency_key: null },
      type,
    }
    events.push(event)
    waiting.push(event)
  }

  /** The body and headers of one delivery, made now; one signature a live secret. */
  function sign(event: StripeEvent): { body: string; headers: Record<string, string> } {
    const body = JSON.stringify(event)
    const time = Math.floor(clock.now().getTime() / 1000)
    const signatures = secrets.map((secret) => {
      return `v1=${createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')}`
    })
    return {
      body,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': [`t=${time}`, ...signatures].join(','),
      },
    }
  }

  /** Sends what waits; resolves when all of it was answered. */
  function flush(): Promise<void> {
    running = running.then(async () => {
      if (address === null || held) return
      const batch = waiting
      waiting = []
      for (const event of batch) {
        const status = await post(address, sign(event))
        deliveries.push({ eventId: event.id, type: event.type, status })
        if (status < 200 || status > 299) waiting.push(event)
      }
    })
    return running
  }

  return {
    events,
    deliveries,
    emit,
    sign,
    flush,
    /** From now on events go to this address. */
    deliverTo: (url: string) => void (address = url),
    /** Keeps events back until `release`. */
    hold: () => void (held = true),
    /** Sends what was kept back, in the order (and as often as) `arrange` says. */
    release: (arrange: (kept: StripeEvent[]) => StripeEvent[] = (kept) => kept) => {
      held = false
      waiting = arrange(waiting)
      return flush()
    },
  }
}

async function post(url: string, { body, headers }: { body: string; headers: Record<string, string> }) {
  try {
    const response = await fetch(url, { method: 'POST', body, headers, redirect: 'manual' })
    await response.body?.cancel()
    return response.status
  } catch {
    return 0
  }
}
