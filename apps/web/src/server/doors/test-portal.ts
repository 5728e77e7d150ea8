import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  acceptTestPayment,
  cancelTestSubscription,
  declineTestPayment,
  payTestSubscription,
  readTestPortal,
  renewTestSubscription,
  resumeTestSubscription,
  type TestSubscriptionView,
} from '@studiolo/core/billing/gateways/test'
import type { Ctx } from '@studiolo/core/kernel/context'
import { AppError, toAppError } from '@studiolo/core/kernel/errors'
import type { WebProcess } from '../process'
import { requireThisMachine } from '../from-this-machine'
import { sendJson } from '../refusal'

export const TEST_PORTAL_PATH = '/api/test-portal'

const verbs = new Map([
  ['renew', renewTestSubscription],
  ['pay', payTestSubscription],
  ['decline', declineTestPayment],
  ['accept', acceptTestPayment],
  ['cancel', cancelTestSubscription],
  ['resume', resumeTestSubscription],
])
const ADDRESS = /^\/api\/test-portal\/(tsu_[0-9a-z]{26})\/([a-z]+)$/

/**
 * The buttons of the test gateway's portal: POST `/api/test-portal/<id>/<verb>` answers what came of it. Like its checkout
 * page it asks nobody to sign in: who has the address may press, at this machine.
 */
export async function answerTestPortal(
  process: WebProcess,
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
): Promise<void> {
  const [, id, name = ''] = ADDRESS.exec(path) ?? []
  const verb = verbs.get(name)
  if (req.method !== 'POST' || id === undefined || !verb) throw new AppError('NOT_FOUND')
  requireThisMachine(req)
  sendJson(res, 200, { success: true, data: await verb(process.ctx, id) })
}

/** The same subscription for its page. */
export async function findTestPortal(ctx: Ctx, id: string, back: string | null): Promise<TestSubscriptionView | null> {
  try {
    return await readTestPortal(ctx, id, back)
  } catch (error) {
    if (toAppError(error).kind === 'NOT_FOUND') return null
    throw error
  }
}
