/** What can go wrong on the way back from an outside door, as far as the words differ. */
export const doorErrors = ['canceled', 'unreachable', 'link', 'suspended', 'taken', 'failed'] as const
export type DoorError = (typeof doorErrors)[number]

/**
 * The kinds of our error table, and next-auth's own codes (https://next-auth.js.org/configuration/pages#sign-in-page),
 * as they stand in `?error=`. Anything strange is just "failed".
 */
const known: Record<string, DoorError> = {
  SUSPENDED: 'suspended',
  CONFLICT: 'taken',
  LINK_EXPIRED: 'link',
  Verification: 'link',
  AccessDenied: 'canceled',
  OAuthCallback: 'canceled',
  Callback: 'canceled',
  OAuthSignin: 'unreachable',
  UNAVAILABLE: 'unreachable',
}

/** Null when nothing went wrong. */
export function readDoorError(code: string | string[] | undefined): DoorError | null {
  if (code === undefined || code === '') return null
  return typeof code === 'string' && Object.hasOwn(known, code) ? (known[code] ?? 'failed') : 'failed'
}
