import { createHmac } from 'node:crypto'
import type { CreemEvent } from './events'

/** `held`: kept until `deliverHeld`, newest first. `lost`: never arrives. */
export type Manner = 'once' | 'twice' | 'held' | 'lost'

export interface Delivery {
  event: CreemEvent
  /** The raw body that was signed. */
  body: string
  signature: string
  /** What the address answered, one a try: a status, or why there was none. */
  answers: (number | string)[]
}

export interface Webhooks {
  /** Where they are sent to; null keeps them here. */
  url: string | null
  secret: string
  manner: Manner
  /** All that happened, oldest first. */
  readonly deliveries: readonly Delivery[]
  /** Sends what was held, the newest first. */
  deliverHeld(): Promise<void>
  /** Sends one again, as the dashboard's button does. */
  resend(eventId: string): Promise<void>
}

const PATIENCE_MS = 10_000

export interface WebhookSender extends Webhooks {
  /** Settles once the address has answered. */
  send(event: CreemEvent): Promise<void>
}

/** Signs events and POSTs them (https://docs.creem.io/code/webhooks). What is answered is kept, never thrown. */
export function createWebhooks(given: { url: string | null; secret: string }): WebhookSender {
  const deliveries: Delivery[] = []
  const held: Delivery[] = []
  const webhooks: WebhookSender = {
    ...given,
    manner: 'once',
    deliveries,
    async send(event) {
      const body = JSON.stringify(event)
      const signature = createHmac('sha256', webhooks.secret).update(body).digest('hex')
      const delivery: Delivery = { event, body, signature, answers: [] }
      deliveries.push(delivery)
      if (webhooks.manner === 'held') held.push(delivery)
      if (webhooks.manner === 'once') await post(delivery)
      if (webhooks.manner === 'twice') await Promise.all([post(delivery), post(delivery)])
    },
    async deliverHeld() {
      for (const delivery of held.splice(0).reverse()) await post(delivery)
    },
    async resend(eventId) {
      const delivery = deliveries.find(({ event }) => event.id === eventId)
      if (!delivery) throw new Error(`no event ${eventId} was ever sent`)
      await post(delivery)
    },
  }

  async function post({ body, signature, answers }: Delivery): Promise<void> {
    if (webhooks.url === null) return
    try {
      const response = await fetch(webhooks.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'creem-signature': signature },
        body,
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      await response.body?.cancel()
      answers.push(response.status)
    } catch (error) {
      answers.push(String(error))
    }
  }

  return webhooks
}
