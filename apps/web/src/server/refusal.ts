import type { ServerResponse } from 'node:http'
import { envelopeOf, languageOf } from '@studiolo/api'
import { auditRefusal } from '@studiolo/core/audit'
import { recordError } from '@studiolo/core/errors'
import { AppError } from '@studiolo/core/kernel/errors'
import type { Ctx } from '@studiolo/core/kernel/context'
import type { Visit } from './request'
import { DATA_POLICY } from './security-headers'

/** Keeps what a door refuses before any procedure is reached: under an id, and in the audit log where the table says so. */
export async function keepRefusal(ctx: Ctx, visit: Visit, error: AppError): Promise<AppError> {
  const source = `door:${visit.method} ${areaOf(visit.path)}`
  const errorId = await recordError(ctx, error, { source, requestId: visit.id })
  await auditRefusal(ctx, source, error, visit.address)
  return new AppError(error.kind, { message: error.message, meta: { ...error.meta, errorId } })
}

/** Tells the refusal in the envelope, in the reader's language. */
export function sendError(res: ServerResponse, error: AppError): void {
  const { status, body } = envelopeOf(error, languageOf(res.req.headers['accept-language']))
  sendJson(res, status, body)
}

export function sendJson(res: ServerResponse, status: number, body: unknown): void {
  if (res.headersSent) return void res.destroy()
  const text = JSON.stringify(body)
  res.statusCode = status
  res.setHeader('content-type', 'application/json; charset=utf-8')
  res.setHeader('content-length', Buffer.byteLength(text))
  res.setHeader('cache-control', 'no-store')
  res.setHeader('content-security-policy', DATA_POLICY)
  res.end(res.req.method === 'HEAD' ? undefined : text)
}

/** The first two steps of a path: enough to group by, without anybody's ids or tokens. */
function areaOf(path: string): string {
  return path.split('/').slice(0, 3).join('/')
}
