import { useTranslations } from 'next-intl'
import { nameOfId } from '../name-of-id'

/** What a plan is called: by its word in the dictionary, else by its id (`big-team` → `Big team`). */
export function usePlanName(): (id: string) => string {
  const t = useTranslations('subscription.names')
  return (id) => {
    // Which plans there are, only the admins know.
    const key = id as Parameters<typeof t>[0]
    return t.has(key) ? t(key) : nameOfId(id)
  }
}
