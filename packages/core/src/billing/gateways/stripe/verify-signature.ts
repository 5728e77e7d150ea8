import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { sameText } from '../../../kernel/crypto'
import type { VerifiedEvent } from '../gateway'

const TOLERANCE_S = 300
const HEADER = 'stripe-signature'

const eventSchema = z.object({ id: z.string().min(1), type: z.string().min(1) })

/**
 * Checks `Stripe-Signature: t=<unix s>,v1=<hex HMAC-SHA256(secret, t.body)>` with every live secret; several v1 may stand
 * there, other schemes do not count. Null for anything else, and for what is more than five minutes old or ahead.
 * https://docs.stripe.com/webhooks/signature#verify-manually
 */
export function verifySignature(
  body: string,
  headers: Headers,
  { secrets, now }: { secrets: readonly string[]; now: Date },
): VerifiedEvent | null {
  const fields = (headers.get(HEADER) ?? '').split(',').map((field) => field.trim())
  const time = valuesOf(fields, 't')[0] ?? ''
  if (!/^\d{1,12}$/.test(time)) return null
  if (Math.abs(now.getTime() / 1000 - Number(time)) > TOLERANCE_S) return null
  const wanted = secrets.map((secret) => createHmac('sha256', secret).update(`${time}.${body}`).digest('hex'))
  if (!valuesOf(fields, 'v1').some((given) => wanted.some((one) => sameText(given, one)))) return null
  return readEvent(body)
}

function valuesOf(fields: readonly string[], name: string): string[] {
  return fields.flatMap((field) => (field.startsWith(`${name}=`) ? [field.slice(name.length + 1)] : []))
}

function readEvent(body: string): VerifiedEvent | null {
  try {
    const event = eventSchema.safeParse(JSON.parse(body))
    return event.success ? { eventId: event.data.id, type: event.data.type } : null
  } catch {
    return null
  }
}
