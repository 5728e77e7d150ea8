import { useTranslations } from 'next-intl'
import { nameOfId } from '../name-of-id'

/** What a package is called: by its word in the dictionary, else by its id (`big-box` → `Big box`). */
export function usePackageName(): (id: string) => string {
  const t = useTranslations('billing.packages.names')
  return (id) => {
    // Which packages there are, only the admins know.
    const key = id as Parameters<typeof t>[0]
    return t.has(key) ? t(key) : nameOfId(id)
  }
}
