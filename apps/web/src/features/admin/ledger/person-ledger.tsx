'use client'

import type { TransferKind } from '@studiolo/db/states/credits'
import type { Id } from '@studiolo/db/states/ids'
import { Button } from '@studiolo/ui/button'
import { Skeleton } from '@studiolo/ui/skeleton'
import { Tab, TabList, TabPanel, Tabs } from '@studiolo/ui/tabs'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { trpc } from '@/trpc/client'
import { usePeopleNames } from '../parts/people'
import { places } from '../parts/places'
import { Adjustments } from './adjustments'
import { BalanceRow } from './balance-row'
import { ledgerViews, type LedgerView } from './filters'
import { GiveCredits } from './give-credits'
import { PersonBalanceAt } from './person-balance-at'
import { PersonLimits } from './person-limits'
import { PersonLots } from './person-lots'
import { PersonMovements } from './person-movements'

export interface PersonLedgerProps {
  userId: Id<'usr'>
  /** Only movements of this kind. */
  kind: TransferKind | undefined
  view: LedgerView
  onView: (view: LedgerView) => void
}

/** One person's balance, and what it is made of, held back by, and came from. */
export function PersonLedger({ userId, kind, view, onView }: PersonLedgerProps) {
  const t = useTranslations('admin.ledger')
  const trace = useTranslations('admin-trace')
  const name = usePeopleNames([userId])(userId)
  const balances = trpc.admin.credits.balances.useQuery({ userIds: [userId] })
  const balance = balances.data?.[userId]
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="min-w-0 truncate text-lg font-semibold">{name}</h2>
        <div className="flex flex-wrap gap-2">
          <Button size="sm" render={<Link href={places.person(userId)} />}>
            {t('toPerson')}
          </Button>
          <GiveCredits userId={userId} name={name} balance={balance} />
        </div>
      </div>
      {balance ? <BalanceRow balance={balance} /> : <Skeleton className="h-20 w-full rounded-md" />}
      <Adjustments userId={userId} />
      <Tabs value={view} onValueChange={(next) => onView(ledgerViews.find((known) => known === next) ?? 'movements')}>
        <TabList label={trace('views.label')}>
          {ledgerViews.map((known) => (
            <Tab key={known} value={known}>
              {trace(`views.${known}`)}
            </Tab>
          ))}
        </TabList>
        <TabPanel value="movements">
          <PersonMovements userId={userId} kind={kind} />
        </TabPanel>
        <TabPanel value="lots">
          <PersonLots userId={userId} />
        </TabPanel>
        <TabPanel value="limits">
          <PersonLimits userId={userId} name={name} />
        </TabPanel>
        <TabPanel value="day">
          <PersonBalanceAt userId={userId} />
        </TabPanel>
      </Tabs>
    </>
  )
}
