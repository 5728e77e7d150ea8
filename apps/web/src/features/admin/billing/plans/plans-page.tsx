'use client'

import type { PlanRow } from '@studiolo/core/plans/contract'
import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { getQueryKey } from '@trpc/react-query'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useIsSelling } from '@/features/billing/buy/use-is-selling'
import { trpc } from '@/trpc/client'
import { useSeed } from '@/trpc/use-seed'
import { AdminPage } from '../../parts/admin-page'
import { useStaff } from '../../parts/staff'
import { ListStates } from '../../table/list-states'
import { PlanDialog } from './plan-dialog'
import { PlansTable } from './plans-table'

export interface PlansPageProps {
  isSelling: boolean
  first: PlanRow[]
}

/** What creators can have month by month: price, credits and limits of each plan, changed in place. */
export function PlansPage({ isSelling, first }: PlansPageProps) {
  const t = useTranslations('admin-plans.plans')
  useSeed([
    [getQueryKey(trpc.admin.plans.list, undefined, 'query'), first],
    [getQueryKey(trpc.billing.isSelling, undefined, 'query'), isSelling],
  ])
  const query = trpc.admin.plans.list.useQuery()
  const { isAdmin } = useStaff()
  // While the dialog fades out it still shows what it was about.
  const [edited, setEdited] = useState<PlanRow | 'new'>('new')
  const [isOpen, setOpen] = useState(false)
  const rows = query.data ?? first
  const edit = (row: PlanRow | 'new') => {
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
      {/* The free plan is always there: the list is never empty. */}
      <ListStates query={query} count={rows.length} columns={8} broken={t('broken')} empty={null}>
        <PlansTable rows={rows} onEdit={isAdmin ? edit : undefined} />
      </ListStates>
      {isAdmin ? <PlanDialog edited={edited} open={isOpen} onClose={() => setOpen(false)} rows={rows} /> : null}
    </AdminPage>
  )
}
