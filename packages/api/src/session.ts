import {
  clearedCookieHeader,
  readSessionToken,
  sessionCookie,
  sessionCookieHeader,
  signOut,
} from '@studiolo/core/identity'
import type { OpenedSession, Visit } from '@studiolo/core/identity/contract'
import type { ApiContext } from './context'

/** Where the request comes from, for sessions, limits and the audit. */
export function visitOf({ request }: ApiContext): Visit {
  return { address: request.address, userAgent: request.userAgent }
}

/** Hands the session to the browser; the one it had before ends. The token leaves in the cookie only. */
export async function keepSession(ctx: ApiContext, opened: OpenedSession): Promise<Pick<OpenedSession, 'userId'>> {
  await endFormer(ctx)
  ctx.responseHeaders.append(
    'set-cookie',
    sessionCookieHeader(sessionCookie(ctx.config), opened.token, opened.expiresAt),
  )
  return { userId: opened.userId }
}

/** Ends the browser's session, if it has one. */
export async function endVisit(ctx: ApiContext): Promise<void> {
  await endFormer(ctx)
  takeBackCookie(ctx)
}

export function takeBackCookie(ctx: ApiContext): void {
  ctx.responseHeaders.append('set-cookie', clearedCookieHeader(sessionCookie(ctx.config)))
}

async function endFormer(ctx: ApiContext): Promise<void> {
  const former = readSessionToken(sessionCookie(ctx.config), ctx.request.headers.get('cookie'))
  if (former) await signOut(ctx, former)
}
