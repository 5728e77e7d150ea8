import { readError } from './read-error'

/** A session that ended elsewhere, or a person just suspended: the page they see is no longer theirs. */
export function leaveWhenSignedOut(error: unknown): void {
  const { kind } = readError(error)
  if (kind !== 'UNAUTHENTICATED' && kind !== 'SUSPENDED') return
  const { pathname, search } = window.location
  if (pathname.startsWith('/sign-in')) return
  window.location.assign(
    kind === 'SUSPENDED' ? '/sign-in?error=SUSPENDED' : `/sign-in?next=${encodeURIComponent(pathname + search)}`,
  )
}
