'use client'

import type { RecoverySubject } from '@studiolo/core/recovery/contract'
import { useTranslations } from 'next-intl'

/** What a disputed charge was for, in words. */
export function useAbout(): (subject: RecoverySubject) => string {
  const t = useTranslations('admin-recovery')
  return (subject) => (subject.kind === 'order' ? t('order', { credits: subject.credits }) : subject.title)
}
