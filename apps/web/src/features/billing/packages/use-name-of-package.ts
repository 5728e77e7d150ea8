import type { CreditPackage } from '@studiolo/core/billing/contract'
import { useLocale, useTranslations } from 'next-intl'
import { nameIn } from '../names/name-in'
import { nameOfId } from '../name-of-id'

/** What a package at hand is called: by the name an admin gave it, else by its word in the dictionary, else by its id (`big-box` → `Big box`). */
export function useNameOfPackage(): (
  sold: Pick<CreditPackage, 'id'> & Partial<Pick<CreditPackage, 'names'>>,
) => string {
  const t = useTranslations('billing.packages.names')
  const language = useLocale()
  return ({ id, names }) => {
    // Which packages there are, only the admins know.
    const key = id as Parameters<typeof t>[0]
    return nameIn(language, names) ?? (t.has(key) ? t(key) : nameOfId(id))
  }
}
