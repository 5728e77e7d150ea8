'use client'

import { Button } from '@studiolo/ui/button'
import { EmptyState, type EmptyStateProps } from '@studiolo/ui/empty-state'
import { ReceiptText } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'

/** Nothing has moved yet: what will stand here, and the way to the first movement. */
export function NoMovements({ size }: Pick<EmptyStateProps, 'size'>) {
  const t = useTranslations('credits.statement')
  return (
    <EmptyState
      size={size}
      icon={<ReceiptText />}
      title={t('emptyTitle')}
      text={t('emptyText')}
      action={
        <Button variant="primary" render={<Link href="/create" />}>
          {t('emptyAction')}
        </Button>
      }
    />
  )
}
