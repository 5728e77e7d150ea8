import type { Names } from '@studiolo/core/plans/contract'
import type { Language } from '@studiolo/db/states/user'

/** The name an admin gave in this language; null for none. */
export function nameIn(language: Language, names: Names | null | undefined): string | null {
  return names?.[language] || null
}
