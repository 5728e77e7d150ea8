import { grantCredits } from '@studiolo/core/credits'
import { createApiKey, readApiKey } from '@studiolo/core/identity'
import { inTransaction } from '@studiolo/core/kernel/context'
import { AppError } from '@studiolo/core/kernel/errors'
import { asUser, createUser, world, type WorldOptions } from '@studiolo/core/testing/world'
import type { ApiScope } from '@studiolo/db/states/api-key'
import type { ApiContext } from '../../context'
import { createRest } from '../index'

export const origin = 'https://studio.example.org'
/** Costs 10 credits. */
export const video = {
  recipe: 'text-to-video',
  input: { prompt: 'Rain', aspectRatio: '16:9', durationSeconds: 8, resolution: '720p' },
}
const everything: ApiScope[] = ['generations:read', 'generations:write', 'credits:read']

/** The API in front of a world: `key` makes an API key, `call` asks with it. */
export async function openApi(options?: WorldOptions) {
  const made = await world(options)
  const { ctx } = made
  const rest = createRest({ origin })

  async function call(
    method: string,
    path: string,
    { key, body, headers }: { key?: string; body?: unknown; headers?: Record<string, string> } = {},
  ) {
    const request = new Request(`${origin}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    })
    const open = async (): Promise<ApiContext> => {
      const actor = key ? await readApiKey(ctx, key) : { kind: 'anonymous' as const }
      if (!actor) throw new AppError('UNAUTHENTICATED')
      const facts = {
        id: 'request-1',
        address: '192.0.2.1',
        userAgent: '',
        headers: request.headers,
        signal: request.signal,
      }
      return {
        ...ctx,
        actor,
        request: facts,
        responseHeaders: new Headers(),
        live: { subscribe: async function* () {} },
      }
    }
    const response = await rest.fetch(request, { ctx, requestId: 'request-1', address: '192.0.2.1', open })
    const text = await response.text()
    const json = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : null
    return { status: response.status, headers: response.headers, text, json }
  }

  async function creator({ credits = 0, scopes = everything } = {}) {
    const person = await createUser(ctx)
    if (credits > 0) {
      const grant = {
        userId: person.id,
        amount: credits,
        source: 'welcome' as const,
        reason: 'welcome',
        idempotencyKey: `w:${person.id}`,
      }
      await inTransaction(ctx, (ctx) => grantCredits(ctx, grant))
    }
    const { secret } = await createApiKey(asUser(ctx, person), { name: 'script', scopes })
    return { person, key: secret }
  }
  return { ...made, call, creator, rest }
}
