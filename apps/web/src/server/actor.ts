import { readApiKey, readSession, sessionCookieName } from '@studiolo/core/identity'
import type { Actor } from '@studiolo/core/kernel/actor'
import type { Ctx } from '@studiolo/core/kernel/context'
import { AppError } from '@studiolo/core/kernel/errors'
import { parseCookie } from './cookies'

/**
 * Who asks. A request that brings an API key acts by it alone, whatever cookies travel along; a wrong key is an error,
 * while a worn-out session is just nobody.
 */
export async function readActor(ctx: Ctx, headers: Headers, secure: boolean): Promise<Actor> {
  const authorization = headers.get('authorization')
  if (authorization !== null) {
    const [, secret] = /^bearer +(\S+)$/i.exec(authorization) ?? []
    const actor = secret && (await readApiKey(ctx, secret))
    if (!actor) throw new AppError('UNAUTHENTICATED', { message: 'not a valid API key' })
    return actor
  }
  const token = parseCookie(headers.get('cookie'), sessionCookieName(secure))
  const actor = token && (await readSession(ctx, token))
  return actor || { kind: 'anonymous' }
}
