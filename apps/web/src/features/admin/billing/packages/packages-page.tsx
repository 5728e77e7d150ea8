'use client'

import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { EmptyState } from '@studiolo/ui/empty-state'
import { getQueryKey } from '@trpc/react-query'
import { Package, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useIsSelling } from '@/features/billing/buy/use-is-selling'
import { useSeed } from '@/trpc/use-seed'
import { trpc, type Outputs } from '@/trpc/client'
import { AdminPage } from '../../parts/admin-page'
import { useStaff } from '../../parts/staff'
import { ListStates } from '../../table/list-states'
import { PackageDialog } from './package-dialog'
import { PackagesTable } from './packages-table'

export type PackageRow = Outputs['admin']['billing']['packages'][number]

export interface PackagesPageProps {
  isSelling: boolean
  first: PackageRow[]
}

/** What is for sale: credits and price of each package, changed in place. */
export function PackagesPage({ isSelling, first }: PackagesPageProps) {
  const t = useTranslations('admin-billing.packages')
  useSeed([
    [getQueryKey(trpc.admin.billing.packages, undefined, 'query'), first],
    [getQueryKey(trpc.billing.isSelling, undefined, 'query'), isSelling],
  ])
  const query = trpc.admin.billing.packages.useQuery()
  const { isAdmin } = useStaff()
  // While the dialog fades out it still shows what it was about.
  const [edited, setEdited] = useState<PackageRow | 'new'>('new')
  const [isOpen, setOpen] = useState(false)
  const rows = query.data ?? first
  const edit = (row: PackageRow | 'new') => {
    setEdited(row)
    setOpen(true)
  }
  return (
    <AdminPage
      title={t('title')}
      text={t('text')}
      actions={
        isAdmin ? (
          <Button icon={<Plus aria-hidden="true" />} aria-haspopup="dialog" onClick={() => edit('new')}>
            {t('new')}
          </Button>
        ) : (
          <p className="text-sm text-muted">{t('adminsOnly')}</p>
        )
      }
    >
      {useIsSelling() ? null : <Callout>{t('off')}</Callout>}
      <ListStates
        query={query}
        count={rows.length}
        columns={7}
        broken={t('broken')}
        empty={<EmptyState icon={<Package />} title={t('emptyTitle')} text={t('emptyText')} />}
      >
        <PackagesTable rows={rows} onEdit={isAdmin ? edit : undefined} />
      </ListStates>
      {isAdmin ? (
        <PackageDialog edited={edited} open={isOpen} onClose={() => setOpen(false)} taken={rows.map(({ id }) => id)} />
      ) : null}
    </AdminPage>
  )
}
