import { auditRefusal } from '@studiolo/core/audit'
import { recordError } from '@studiolo/core/errors'
import { requireUser } from '@studiolo/core/kernel/actor'
import { AppError, toAppError } from '@studiolo/core/kernel/errors'
import type { Ctx } from '@studiolo/core/kernel/context'
import { rateLimitHeaders, takeToken } from '@studiolo/core/rate-limit'
import { Hono } from 'hono'
import type { z } from 'zod'
import type { ApiContext } from '../context'
import { envelopeOf, languageOf } from '../errors/envelope'
import { rateFactsOf } from '../errors/rate-facts'
import { operations } from './operations'
import { buildOpenApi, type OpenApiDocument } from './openapi'
import type { Answer, Operation } from './operation'

export { operations } from './operations'
export { answerStatementFile, statementFilterQuery, toStatementFilter } from './statement-file'
export {
  buildOpenApi,
  type OpenApiDocument,
  type OperationDocument,
  type ParameterDocument,
  type SchemaDocument,
} from './openapi'

/** What the door knows of a request before the API does. */
export interface RestEntry {
  /** For refusals that come before anybody is known. */
  ctx: Ctx
  requestId: string
  address: string
  /** Finds out who asks; throws what the door refuses. */
  open(): Promise<ApiContext>
}

export interface RestOptions {
  /** The address people type; the document names it. */
  origin: string
}

export interface Rest {
  /** The OpenAPI document it serves at `/api/v1/openapi.json`. */
  readonly document: OpenApiDocument
  fetch(request: Request, entry: RestEntry): Promise<Response>
}

/** The API as one handler for `/api/v1`: every operation behind the same checks, limits and envelope. */
export function createRest({ origin }: RestOptions): Rest {
  const app = new Hono<{ Bindings: { entry: RestEntry } }>().basePath('/api/v1')
  const document = buildOpenApi(operations, origin)
  app.get('/openapi.json', (c) => c.json(document))
  for (const operation of operations) {
    app.on(operation.method, operation.path.replace(/\{(\w+)\}/g, ':$1'), (c) =>
      answer(operation, c.req.raw, c.req.param(), c.env.entry),
    )
  }
  app.notFound((c) => refuse(c.req.raw, c.env.entry, new AppError('NOT_FOUND', { message: 'no such operation' })))
  app.onError((error, c) => refuse(c.req.raw, c.env.entry, toAppError(error)))
  return { document, fetch: async (request, entry) => app.fetch(request, { entry }) }
}

async function answer(
  operation: Operation,
  request: Request,
  params: Record<string, string>,
  entry: RestEntry,
): Promise<Response> {
  let limits: Record<string, string> = {}
  let ctx: ApiContext | undefined
  try {
    ctx = await entry.open()
    limits = rateLimitHeaders(await takeLimit(ctx))
    if (operation.scope) requireUser(ctx)
    const url = new URL(request.url)
    const done = await operation.run(ctx, {
      params: check(operation.params, params),
      query: check(operation.query, Object.fromEntries(url.searchParams)),
      body: operation.body ? check(operation.body, await readJson(request)) : undefined,
      headers: request.headers,
      language: languageOf(request.headers.get('accept-language')),
    })
    return finish(done, limits, ctx.responseHeaders)
  } catch (error) {
    return refuse(request, { ...entry, ctx: ctx ?? entry.ctx }, toAppError(error), limits)
  }
}

/** A key has its hourly allowance; a browser's session and an unknown caller the one of a browser. */
function takeLimit(ctx: ApiContext) {
  const { actor } = ctx
  if (actor.kind !== 'user') return takeToken(ctx, 'query', ctx.request.address)
  return actor.apiKey ? takeToken(ctx, 'api', actor.apiKey.id) : takeToken(ctx, 'query', actor.userId)
}

function finish(done: Answer | Response, limits: Record<string, string>, given: Headers): Response {
  const response =
    done instanceof Response
      ? done
      : Response.json(
          { success: true, data: done.data, ...(done.meta && { meta: done.meta }) },
          { status: done.status ?? 200, headers: done.headers },
        )
  for (const [name, value] of Object.entries(limits)) response.headers.set(name, value)
  for (const cookie of given.getSetCookie()) response.headers.append('set-cookie', cookie)
  return response
}

/** Keeps the error under its id, audits what the table wants audited, and tells it in the envelope. */
async function refuse(
  request: Request,
  { ctx, requestId, address }: RestEntry,
  error: AppError,
  limits: Record<string, string> = {},
): Promise<Response> {
  const source = `rest:${request.method} ${new URL(request.url).pathname.replace(/[a-z]{3}_[0-9a-z]{26}/g, '{id}').slice(0, 200)}`
  const { actor } = ctx
  const id = await recordError(ctx, error, {
    source,
    requestId,
    userId: actor.kind === 'user' ? actor.userId : undefined,
  })
  await auditRefusal(ctx, source, error, address)
  const facts = rateFactsOf(error)
  const kept = new AppError(error.kind, { message: error.message, meta: { ...error.meta, errorId: id } })
  const { status, body } = envelopeOf(kept, languageOf(request.headers.get('accept-language')))
  return Response.json(body, { status, headers: { ...limits, ...(facts && rateLimitHeaders(facts)) } })
}

function check<T>(schema: z.ZodType<T> | undefined, value: unknown): unknown {
  if (!schema) return value
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map(({ path, message, code }) => ({ field: path.join('.'), message, code }))
  throw new AppError('INVALID_INPUT', { message: issues.map(({ field }) => field).join(', '), meta: { issues } })
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json()
  } catch (cause) {
    throw new AppError('INVALID_INPUT', { message: 'the body is not JSON', cause, meta: { field: 'body' } })
  }
}
