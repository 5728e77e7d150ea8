'use client'

import { Button } from '@studiolo/ui/button'
import { EmptyState } from '@studiolo/ui/empty-state'
import { getQueryKey } from '@trpc/react-query'
import { Plus, Ticket } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { trpc, type Outputs } from '@/trpc/client'
import { useSeed } from '@/trpc/use-seed'
import { AdminPage } from '../parts/admin-page'
import { useStaff } from '../parts/staff'
import { ListStates } from '../table/list-states'
import { BatchesTable } from './batches-table'
import { NewBatchDialog } from './new-batch-dialog'

export type BatchRow = Outputs['admin']['codes']['batches'][number]

/** The batches of redemption codes, and where new ones are made. */
export function CodesPage({ first }: { first: BatchRow[] }) {
  const t = useTranslations('codes.admin')
  useSeed([[getQueryKey(trpc.admin.codes.batches, undefined, 'query'), first]])
  const query = trpc.admin.codes.batches.useQuery()
  const { isAdmin } = useStaff()
  const [isOpen, setOpen] = useState(false)
  const rows = query.data ?? first
  return (
    <AdminPage
      title={t('title')}
      text={t('text')}
      actions={
        isAdmin ? (
          <Button icon={<Plus aria-hidden="true" />} aria-haspopup="dialog" onClick={() => setOpen(true)}>
            {t('new')}
          </Button>
        ) : (
          <p className="text-sm text-muted">{t('adminsOnly')}</p>
        )
      }
    >
      <ListStates
        query={query}
        count={rows.length}
        columns={9}
        broken={t('broken')}
        empty={<EmptyState icon={<Ticket />} title={t('emptyTitle')} text={t('emptyText')} />}
      >
        <BatchesTable rows={rows} canRevoke={isAdmin} />
      </ListStates>
      {isAdmin ? <NewBatchDialog open={isOpen} onClose={() => setOpen(false)} /> : null}
    </AdminPage>
  )
}
