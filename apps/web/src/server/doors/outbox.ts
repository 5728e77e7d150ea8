import type { IncomingMessage, ServerResponse } from 'node:http'
import { AppError } from '@studiolo/core/kernel/errors'
import type { Ctx } from '@studiolo/core/kernel/context'
import { listOutbox, type OutboxMail } from '@studiolo/core/notify/mail'
import { webConfig } from '../../env'
import type { RequestFacts, WebProcess } from '../process'
import { isFromThisMachine } from '../from-this-machine'
import { sendError, sendJson } from '../refusal'
import { factsOf, headersOf } from '../request'

export const OUTBOX_PATH = '/api/outbox'

/**
 * Everybody's links stand in these mails, so only the demo instance shows them, and only to somebody sitting at it.
 */
export async function readLocalOutbox(ctx: Ctx, facts: RequestFacts): Promise<OutboxMail[] | null> {
  return ctx.config(webConfig).demo && isFromThisMachine(facts) ? listOutbox(ctx) : null
}

/** The same as data. */
export async function answerOutbox(process: WebProcess, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const mails = await process.readOutbox(factsOf(headersOf(req), new AbortController().signal))
  if (!mails) return sendError(res, new AppError('NOT_FOUND'))
  sendJson(res, 200, { success: true, data: mails })
}
