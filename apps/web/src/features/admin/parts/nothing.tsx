import { Button } from '@studiolo/ui/button'
import { EmptyState } from '@studiolo/ui/empty-state'
import { SearchX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

export interface NothingProps {
  /** The page whose words say it. */
  of:
    | 'admin.audit'
    | 'admin.errors'
    | 'admin.generations'
    | 'admin-alerts'
    | 'admin-billing.orders'
    | 'admin-billing.payments'
    | 'admin-billing.subscriptions'
    | 'admin-billing.webhooks'
    | 'admin-recovery'
  icon: ReactNode
  /** Takes the filters out again, where there are any. */
  onClear: (() => void) | undefined
}

/** A list without rows: nothing like what was asked for, or nothing at all yet. */
export function Nothing({ of, icon, onClear }: NothingProps) {
  const t = useTranslations(of)
  if (onClear) return <NoneFound of={of} onClear={onClear} />
  return <EmptyState icon={icon} title={t('emptyTitle')} text={t('emptyText')} />
}

export interface NoneFoundProps {
  /** The page whose words say it. */
  of: NothingProps['of'] | 'admin.users'
  onClear: NothingProps['onClear']
}

/** Nothing is like what was asked for, and the way back to everything. */
export function NoneFound({ of, onClear }: NoneFoundProps) {
  const t = useTranslations(of)
  return (
    <EmptyState
      icon={<SearchX />}
      title={t('noneFound')}
      text={t('noneFoundText')}
      action={onClear ? <Button onClick={onClear}>{t('showAll')}</Button> : undefined}
    />
  )
}
