import type { ErrorShape } from '@studiolo/api'

/** Why the server refused a new password that the form let through; null when it was something else. */
export function weakPasswordOf({ kind, meta }: Pick<ErrorShape, 'kind' | 'meta'>): 'common' | 'personal' | null {
  if (kind !== 'INVALID_INPUT' || meta.field !== 'password') return null
  return meta.reason === 'common' || meta.reason === 'personal' ? meta.reason : null
}
