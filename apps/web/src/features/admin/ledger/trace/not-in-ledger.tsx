'use client'

import { Button } from '@studiolo/ui/button'
import { EmptyState } from '@studiolo/ui/empty-state'
import { SearchX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { AdminPage } from '../../parts/admin-page'
import { places } from '../../parts/places'

/** An id that the ledger knows nothing of. */
export function NotInLedger({ id }: { id: string }) {
  const t = useTranslations('admin-trace')
  return (
    <AdminPage title={t('title')} text={t('text')}>
      <EmptyState
        icon={<SearchX />}
        title={t('notFound')}
        text={
          <>
            <span className="block font-mono text-xs break-all">{id}</span>
            {t('notFoundText')}
          </>
        }
        action={<Button render={<Link href={places.ledger} />}>{t('toLedger')}</Button>}
      />
    </AdminPage>
  )
}
