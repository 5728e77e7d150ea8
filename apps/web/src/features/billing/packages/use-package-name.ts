import { useTranslations } from 'next-intl'

/** What a package is called: by its word in the dictionary, else by its id (`big-box` → `Big box`). */
export function usePackageName(): (id: string) => string {
  const t = useTranslations('billing.packages.names')
  return (id) => {
    // Which packages there are, only the admins know.
    const key = id as Parameters<typeof t>[0]
    return t.has(key) ? t(key) : nameOfId(id)
  }
}

/** An id as a name: `big-box` → `Big box`. */
function nameOfId(id: string): string {
  const words = id.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
