import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { receiveWebhook } from '@studiolo/core/billing'
import { sendJson } from '../refusal'
import { headersOf } from '../request'
import type { WebProcess } from '../process'

export const WEBHOOKS_PATH = '/api/webhooks'

/**
 * What payment gateways tell, at `/api/webhooks/<gateway>`. Answers 200 once the event is kept; 404 for a gateway that is
 * not configured, 400 for a wrong signature, 413 for more than a megabyte, and 5xx when it could not be kept, so that the
 * gateway sends it again.
 */
export async function answerWebhook(
  process: WebProcess,
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
): Promise<void> {
  const gateway = path.slice(WEBHOOKS_PATH.length + 1)
  await receiveWebhook(process.ctx, gateway, await text(req), headersOf(req))
  sendJson(res, 200, { received: true })
}
