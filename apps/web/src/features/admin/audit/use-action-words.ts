'use client'

import type { AuditAction } from '@studiolo/db/states/audit'
import { useTranslations } from 'next-intl'
import { useCallback } from 'react'

/** A message key may hold no dots. */
type Underscored<A> = A extends `${infer Group}.${infer Deed}` ? `${Group}_${Deed}` : never

/** What was done, in words. */
export function useActionWords(): (action: AuditAction) => string {
  const t = useTranslations('admin.audit.actions')
  return useCallback((action) => t(action.replace('.', '_') as Underscored<AuditAction>), [t])
}
