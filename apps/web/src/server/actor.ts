import { readApiKey, readSession, readSessionToken, sessionCookie, sessionCookieHeader } from '@studiolo/core/identity'
import type { Actor } from '@studiolo/core/kernel/actor'
import type { Ctx } from '@studiolo/core/kernel/context'
import { AppError } from '@studiolo/core/kernel/errors'

export interface Asker {
  actor: Actor
  /** Set when using the session has moved its end: the browser must hear of it. */
  setCookie?: string
}

/**
 * Who asks. A request that brings an API key acts by it alone, whatever cookies travel along; a wrong key is an error,
 * while a worn-out session is just nobody.
 */
export async function readAsker(ctx: Ctx, headers: Headers): Promise<Asker> {
  const authorization = headers.get('authorization')
  if (authorization !== null) return { actor: await readKey(ctx, authorization) }
  const cookie = sessionCookie(ctx.config)
  const token = readSessionToken(cookie, headers.get('cookie'))
  const signedIn = token ? await readSession(ctx, token) : null
  if (!token || !signedIn) return { actor: { kind: 'anonymous' } }
  const { actor, renewed, expiresAt } = signedIn
  return renewed ? { actor, setCookie: sessionCookieHeader(cookie, token, expiresAt) } : { actor }
}

async function readKey(ctx: Ctx, authorization: string): Promise<Actor> {
  const [, secret] = /^bearer +(\S+)$/i.exec(authorization) ?? []
  const actor = secret ? await readApiKey(ctx, secret) : null
  if (!actor) throw new AppError('UNAUTHENTICATED', { message: 'not a valid API key' })
  return actor
}
