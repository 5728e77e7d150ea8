import { implementJob } from '../../../jobs'
import { appUrlConfig } from '../../../kernel/app-url'
import { AppError } from '../../../kernel/errors'
import { findCheckout } from './checkout'
import { deliverTestWebhook } from './jobs'
import { signatureOf, SIGNATURE_HEADER } from './signature'

const DELIVER_MS = 5000
const WEBHOOK_PATH = '/api/webhooks/test'

/** Anything but a 2xx throws, so that the queue sends the same event again, newly signed. */
export const deliverTestWebhookJob = implementJob(deliverTestWebhook, async (ctx, payload, run) => {
  const { checkoutId, eventId } = payload
  const checkout = await findCheckout(ctx, checkoutId)
  const event = checkout?.events.find(({ id }) => id === eventId)
  if (!event) return void ctx.log.warn({ checkoutId, eventId }, 'a test webhook without its event')

  const body = JSON.stringify(event)
  // Our own address, which may well be this machine: the guarded fetch is for addresses that others wrote.
  const response = await fetch(ctx.config(appUrlConfig).origin + WEBHOOK_PATH, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [SIGNATURE_HEADER]: signatureOf(ctx, body) },
    body,
    redirect: 'manual',
    signal: AbortSignal.any([run.signal, AbortSignal.timeout(DELIVER_MS)]),
  }).catch((cause: unknown) => {
    throw new AppError('UNAVAILABLE', { message: `the webhook address did not answer ${eventId}`, cause })
  })
  await response.body?.cancel()
  if (!response.ok) {
    throw new AppError('UNAVAILABLE', { message: `the webhook address answered ${response.status} to ${eventId}` })
  }
})
