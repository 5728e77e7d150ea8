import { appUrlConfig } from '../../kernel/app-url'
import type { ConfigReader } from '../../kernel/config'

/** The one cookie every door sets. Lax: a link from a mail finds the person signed in, a foreign form does not. */
export interface SessionCookie {
  name: string
  options: { httpOnly: true; sameSite: 'lax'; path: '/'; secure: boolean }
}

/** On https it carries the `__Host-` prefix: bound to this host, never set by a subdomain (RFC 6265bis §4.1.3.2). */
export function sessionCookie(config: ConfigReader): SessionCookie {
  const { isSecure } = config(appUrlConfig)
  return {
    name: isSecure ? '__Host-studiolo-session' : 'studiolo-session',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure },
  }
}

/** The `Set-Cookie` value that gives the browser a session. */
export function sessionCookieHeader({ name, options }: SessionCookie, token: string, expiresAt: Date): string {
  const parts = [`${name}=${token}`, `Path=${options.path}`, `Expires=${expiresAt.toUTCString()}`]
  return [...parts, 'HttpOnly', 'SameSite=Lax', ...(options.secure ? ['Secure'] : [])].join('; ')
}

/** The `Set-Cookie` value that takes the session from the browser. */
export function clearedCookieHeader(cookie: SessionCookie): string {
  return sessionCookieHeader(cookie, '', new Date(0))
}

/** The session's token in a request's `Cookie` header; null without one. */
export function readSessionToken({ name }: SessionCookie, header: string | null): string | null {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim())
  const found = pairs.find((pair) => pair.startsWith(`${name}=`))
  return found?.slice(name.length + 1) || null
}
