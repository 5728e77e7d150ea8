import { Button } from '@studiolo/ui/button'
import { EmptyState } from '@studiolo/ui/empty-state'
import { SearchX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

export interface NothingHereProps {
  /** The page whose words say it. */
  of: 'orders' | 'payments' | 'subscriptions' | 'webhooks'
  icon: ReactNode
  /** Takes the filters out again, where there are any. */
  onClear: (() => void) | undefined
}

/** A list without rows: nothing like what was asked for, or nothing at all yet. */
export function NothingHere({ of, icon, onClear }: NothingHereProps) {
  const t = useTranslations(`admin-billing.${of}`)
  if (!onClear) return <EmptyState icon={icon} title={t('emptyTitle')} text={t('emptyText')} />
  return (
    <EmptyState
      icon={<SearchX />}
      title={t('noneFound')}
      text={t('noneFoundText')}
      action={<Button onClick={onClear}>{t('showAll')}</Button>}
    />
  )
}
