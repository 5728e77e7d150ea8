/** Where one goes when nothing else was asked for. */
export const HOME = '/create'

const ANYWHERE = 'http://studiolo.invalid'
const LONGEST = 2000

/**
 * The page to go on to after signing in, from an address that anybody may have written: only a path of this site, never
 * another host, never a door of the API or the sign-in itself (that would go round in circles).
 */
export function safeNext(wanted: string | string[] | null | undefined): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || wanted.length > LONGEST) return HOME
  if (!URL.canParse(wanted, ANYWHERE)) return HOME
  const { origin, pathname, search, hash } = new URL(wanted, ANYWHERE)
  if (origin !== ANYWHERE || pathname.startsWith('//')) return HOME
  if (/^\/(api|sign-in|sign-up|sign-out|verify-email|reset-password|forgot-password)(\/|$)/.test(pathname)) return HOME
  return pathname === '/' ? HOME : `${pathname}${search}${hash}`
}

/** The same page with the way on kept in its address. */
export function withNext(path: string, next: string): string {
  return next === HOME ? path : `${path}?next=${encodeURIComponent(next)}`
}
