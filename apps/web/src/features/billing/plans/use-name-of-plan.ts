import type { PlanView } from '@studiolo/core/plans/contract'
import { useLocale, useTranslations } from 'next-intl'
import { nameIn } from '../names/name-in'
import { nameOfId } from '../name-of-id'

/** What a plan at hand is called: by the name an admin gave it, else by its word in the dictionary, else by its id (`big-team` → `Big team`). */
export function useNameOfPlan(): (plan: Pick<PlanView, 'id'> & Partial<Pick<PlanView, 'names'>>) => string {
  const t = useTranslations('subscription.names')
  const language = useLocale()
  return ({ id, names }) => {
    // Which plans there are, only the admins know.
    const key = id as Parameters<typeof t>[0]
    return nameIn(language, names) ?? (t.has(key) ? t(key) : nameOfId(id))
  }
}
