import { createHmac } from 'node:crypto'
import { SECOND_MS } from '../../../kernel/clock'
import type { Ctx } from '../../../kernel/context'
import { deriveKey, masterKeyConfig, sameText } from '../../../kernel/crypto'

export const SIGNATURE_HEADER = 'studiolo-test-signature'

/** How far the sender's clock may be from ours, either way; older ones are replays. The same as Stripe's default. */
const TOLERANCE_SECONDS = 300

const WELL_FORMED = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/

/** The signature's header: `t=<unix seconds>,v1=<HMAC-SHA256 of "t.body" in hex>`, as Stripe forms its own (docs.stripe.com/webhooks). */
export function signatureOf(ctx: Ctx, body: string): string {
  const seconds = secondsNow(ctx)
  return `t=${seconds},v1=${hexOf(ctx, seconds, body)}`
}

/** Was this body signed by us, within the last five minutes? */
export function isSigned(ctx: Ctx, body: string, header: string | null): boolean {
  const [, t, v1] = WELL_FORMED.exec(header ?? '') ?? []
  if (t === undefined || v1 === undefined) return false
  const seconds = Number(t)
  if (Math.abs(secondsNow(ctx) - seconds) > TOLERANCE_SECONDS) return false
  return sameText(v1, hexOf(ctx, seconds, body))
}

function secondsNow(ctx: Ctx): number {
  return Math.floor(ctx.clock.now().getTime() / SECOND_MS)
}

function hexOf(ctx: Ctx, seconds: number, body: string): string {
  const key = deriveKey(ctx.config(masterKeyConfig).masterKey, 'test-gateway-webhook')
  return createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex')
}
