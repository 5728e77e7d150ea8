import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  cancelTestCheckout,
  payTestCheckout,
  readTestCheckout,
  type TestCheckoutView,
} from '@studiolo/core/billing/gateways/test'
import type { Ctx } from '@studiolo/core/kernel/context'
import { AppError, toAppError } from '@studiolo/core/kernel/errors'
import type { WebProcess } from '../process'
import { requireThisMachine } from '../from-this-machine'
import { sendJson } from '../refusal'

export const TEST_CHECKOUT_PATH = '/api/test-checkout'

const verbs = { pay: payTestCheckout, cancel: cancelTestCheckout }
const ADDRESS = /^\/api\/test-checkout\/(tcs_[0-9a-z]{26})\/(pay|cancel)$/

/**
 * The buttons of the test gateway's page: POST `/api/test-checkout/<id>/pay` and `/cancel` answer where to go next. Like
 * any payment page it asks nobody to sign in: who has the address may pay, at this machine, for no money moves.
 */
export async function answerTestCheckout(
  process: WebProcess,
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
): Promise<void> {
  const [, id, verb] = ADDRESS.exec(path) ?? []
  if (req.method !== 'POST' || id === undefined) throw new AppError('NOT_FOUND')
  requireThisMachine(req)
  const data = await verbs[verb === 'pay' ? 'pay' : 'cancel'](process.ctx, id)
  sendJson(res, 200, { success: true, data })
}

/** The same checkout for its page. */
export async function findTestCheckout(ctx: Ctx, id: string): Promise<TestCheckoutView | null> {
  try {
    return await readTestCheckout(ctx, id)
  } catch (error) {
    if (toAppError(error).kind === 'NOT_FOUND') return null
    throw error
  }
}
