'use client'

import { useTranslations } from 'next-intl'
import { useCallback } from 'react'
import type enWords from '../../../../messages/en/admin-alerts.json'

type Nested<T, P extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${P}${K}` : Nested<T[K], `${P}${K}.`>
}[keyof T & string]
/** The alerts that have words. */
export type NamedAlert = Nested<(typeof enWords)['names']>

/** What happened, in words; an alert nobody has written them for is told by its name. */
export function useAlertWords(): (name: string) => string {
  const t = useTranslations('admin-alerts')
  return useCallback(
    (name) => {
      const key = `names.${name as NamedAlert}` as const
      return t.has(key) ? t(key) : name
    },
    [t],
  )
}
