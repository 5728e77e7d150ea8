import { namesInput, type Names } from '@studiolo/core/plans/contract'
import type { Language } from '@studiolo/db/states/user'

/** The names of a plan or a package as they stand in its form; empty for none. */
export type NamesDraft = Record<Language, string>

export function namesDraftOf(names: Names | null): NamesDraft {
  return names ? { ...names } : { en: '', zh: '' }
}

/** In which languages a name is not right. */
export function wrongNames(draft: NamesDraft): Language[] {
  const issues = namesInput.safeParse(draft).error?.issues ?? []
  return (['en', 'zh'] as const).filter((language) => issues.some(({ path: [field] }) => field === language))
}
