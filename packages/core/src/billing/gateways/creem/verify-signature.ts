import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { sameText } from '../../../kernel/crypto'
import type { VerifiedEvent } from '../gateway'
import { fromJson } from './from-json'

const envelope = z.object({ id: z.string().min(1), eventType: z.string().min(1) })

/**
 * Who sent this? `creem-signature` is the hex HMAC-SHA256 of the raw body under one of the secrets; there is no
 * timestamp in it, so a replay is known by its id alone. Null for anything else (https://docs.creem.io/code/webhooks).
 */
export function verifySignature(secrets: readonly string[], body: string, headers: Headers): VerifiedEvent | null {
  const given = headers.get('creem-signature')?.trim().toLowerCase()
  if (!given) return null
  const isSigned = secrets.some((secret) => sameText(createHmac('sha256', secret).update(body).digest('hex'), given))
  return isSigned ? readEnvelope(body) : null
}

function readEnvelope(body: string): VerifiedEvent | null {
  const event = envelope.safeParse(fromJson(body))
  return event.success ? { eventId: event.data.id, type: event.data.eventType } : null
}
