import type { IncomingMessage, ServerResponse } from 'node:http'
import { AppError } from '@studiolo/core/kernel/errors'
import { openFilesDoor } from '@studiolo/core/storage'
import type { WebProcess } from '../process'
import { keepRefusal, sendError } from '../refusal'
import type { Visit } from '../request'
import { DATA_POLICY, type SecurityOptions } from '../security-headers'
import { AUTH_PATH, createAuthDoor } from './auth'
import { answerHealth, answerReady } from './health'
import { answerOutbox, OUTBOX_PATH } from './outbox'
import { setPagePolicy, type PagesDoor } from './pages'
import { createRestDoor, REST_PATH } from './rest'
import { createStatementDoor, STATEMENT_PATH } from './statement'
import { answerTestCheckout, TEST_CHECKOUT_PATH } from './test-checkout'
import { answerTestPortal, TEST_PORTAL_PATH } from './test-portal'
import { createTrpcDoor, TRPC_PATH } from './trpc'
import { answerWebhook, WEBHOOKS_PATH } from './webhooks'

export interface DoorParts {
  process: WebProcess
  security: SecurityOptions
  state: { stopping: boolean }
  /** Still being opened while the first requests arrive. */
  pages: Promise<PagesDoor>
}

/** Which door answers a path. `refusal` is what the checks before all doors found wrong; each door says so in its own form. */
export function createDoors({ process, security, state, pages }: DoorParts) {
  const trpc = createTrpcDoor(process)
  const rest = createRestDoor(process)
  const auth = createAuthDoor(process)
  const statement = createStatementDoor(process)
  const files = openFilesDoor(process.ctx)

  return async (req: IncomingMessage, res: ServerResponse, visit: Visit, refusal: AppError | null): Promise<void> => {
    const { path } = visit
    if (path === '/api/health') return answerHealth(res)
    if (path === '/api/ready') return answerReady(process, res, state.stopping)
    if (isUnder(path, TRPC_PATH) || isUnder(path, REST_PATH)) {
      res.setHeader('cache-control', 'no-store')
      res.setHeader('content-security-policy', DATA_POLICY)
      return isUnder(path, TRPC_PATH) ? trpc(req, res, visit, refusal) : rest(req, res, visit, refusal)
    }
    if (refusal) return sendError(res, await keepRefusal(process.ctx, visit, refusal))
    if (isUnder(path, AUTH_PATH)) return auth(req, res, visit)
    if (isUnder(path, WEBHOOKS_PATH) && req.method === 'POST') return answerWebhook(process, req, res, path)
    if (path === STATEMENT_PATH && req.method === 'GET') return statement(req, res, visit)
    if (path === OUTBOX_PATH) return answerOutbox(process, req, res)
    if (isUnder(path, TEST_CHECKOUT_PATH)) return answerTestCheckout(process, req, res, path)
    if (isUnder(path, TEST_PORTAL_PATH)) return answerTestPortal(process, req, res, path)
    if (isUnder(path, '/api')) return sendError(res, new AppError('NOT_FOUND'))
    if (await files(req, res)) return
    setPagePolicy(req, res, security)
    process.pageAnswers.set(visit.key, res)
    res.once('close', () => process.pageAnswers.delete(visit.key))
    await (await pages).handle(req, res)
  }
}

function isUnder(path: string, root: string): boolean {
  return path === root || path.startsWith(`${root}/`)
}
