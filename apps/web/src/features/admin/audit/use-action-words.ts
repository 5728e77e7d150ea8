'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'

/** What was done, in words; an action without words of its own is told by its name. */
export function useActionWords(): (action: string) => string {
  const t = useTranslations('admin.audit.actions')
  return useCallback(
    (action) => {
      // A message key may hold no dots. Which actions there are, only the verbs know.
      const key = action.replace('.', '_') as Parameters<typeof t>[0]
      return t.has(key) ? t(key) : action
    },
    [t],
  )
}
