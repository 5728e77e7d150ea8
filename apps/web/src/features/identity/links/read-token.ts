import { tokenInput } from '@studiolo/core/identity/contract'

/** The token of a link as it stands in the address; null when it was cut off on the way. */
export function readToken(value: string | string[] | undefined): string | null {
  const parsed = tokenInput.shape.token.safeParse(value)
  return parsed.success ? parsed.data : null
}
