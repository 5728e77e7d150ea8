import { z } from 'zod'
import type { Ctx } from '../../../kernel/context'
import { AppError } from '../../../kernel/errors'
import { GatewayError, passingStatuses } from '../gateway'
import { creemConfig, type CreemSettings } from './config'
import { fromJson } from './from-json'

export interface CreemCall<T> {
  method: 'GET' | 'POST'
  path: `/v1/${string}`
  query?: Record<string, string | number>
  body?: object
  /** What is needed of the answer; fields it does not name are let pass. */
  answer: z.ZodType<T>
}

/**
 * One request to Creem. GatewayError `refused` for a definite no (4xx, 429 among them, and what never left the house),
 * `unknown` for anything that may have been done: a timeout, a cut line, a 5xx, an answer that cannot be read.
 */
export async function callCreem<T>(ctx: Ctx, call: CreemCall<T>, signal: AbortSignal): Promise<T> {
  const { path, query = {}, body } = call
  const { apiKey, apiUrl } = settingsOf(ctx)
  const url = new URL(`${apiUrl}${path}`)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value))
  const { status, text } = await send(ctx, url.href, {
    method: call.method,
    headers: { 'x-api-key': apiKey, accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
    body: body && JSON.stringify(body),
    signal,
  })
  if (status < 200 || status > 299) {
    const outcome = isRefusal(status) ? 'refused' : 'unknown'
    throw new GatewayError(outcome, `Creem answered ${status}: ${reasonIn(text)}`, {
      isPassing: passingStatuses.has(status),
    })
  }
  const answer = call.answer.safeParse(fromJson(text))
  if (answer.success) return answer.data
  throw new GatewayError('unknown', `Creem's answer to ${path} cannot be read: ${z.prettifyError(answer.error)}`)
}

/** Checks what we are about to send; a GatewayError `refused` says what is wrong with it. */
export function checkRequest<T>(schema: z.ZodType<T>, request: unknown): T {
  const checked = schema.safeParse(request)
  if (checked.success) return checked.data
  throw new GatewayError('refused', `Creem would not take this: ${z.prettifyError(checked.error)}`)
}

function settingsOf(ctx: Ctx): CreemSettings {
  const settings = ctx.config(creemConfig)
  if (!settings) throw new GatewayError('refused', 'Creem is not configured: set CREEM_API_KEY')
  return settings
}

async function send(
  ctx: Ctx,
  url: string,
  request: Parameters<Ctx['fetch']>[1],
): Promise<{ status: number; text: string }> {
  try {
    const response = await ctx.fetch(url, request)
    return { status: response.status, text: await response.text() }
  } catch (error) {
    const guard = [error, error instanceof Error ? error.cause : null].find((one) => one instanceof AppError)
    if (guard) throw new GatewayError('refused', `Creem was not asked: ${guard.message}`, { cause: error })
    throw new GatewayError('unknown', `Creem gave no answer: ${nameOf(error)}`, { cause: error })
  }
}

/** 408 and 425 tell of a request that was not fully heard, not of one that was refused. */
function isRefusal(status: number): boolean {
  return status >= 400 && status <= 499 && status !== 408 && status !== 425
}

/** https://docs.creem.io/api-reference/error-codes */
const errorBody = z.object({ message: z.union([z.string(), z.array(z.string())]), trace_id: z.string().optional() })

function reasonIn(text: string): string {
  const body = errorBody.safeParse(fromJson(text))
  if (!body.success) return text.slice(0, 200) || 'nothing'
  const { message, trace_id: trace } = body.data
  return [[message].flat().join('; ').slice(0, 500), trace && `(trace ${trace})`].filter(Boolean).join(' ')
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message
}
