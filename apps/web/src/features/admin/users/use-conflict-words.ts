'use client'

import { useTranslations } from 'next-intl'
import { readError } from '@/trpc/read-error'

/** Own words for what the verbs refuse about people: the last admin, oneself. */
export function useConflictWords(): (error: unknown) => string | undefined {
  const t = useTranslations('admin.users')
  return (error) => {
    const { kind, meta } = readError(error)
    if (kind !== 'CONFLICT') return undefined
    if (meta.reason === 'last-admin') return t('lastAdmin')
    return meta.reason === 'oneself' ? t('notOneself') : undefined
  }
}
