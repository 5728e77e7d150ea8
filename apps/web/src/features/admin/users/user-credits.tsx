'use client'

import type { Id } from '@studiolo/db/states/ids'
import { Button } from '@studiolo/ui/button'
import { Skeleton } from '@studiolo/ui/skeleton'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { trpc } from '@/trpc/client'
import { BalanceRow } from '../ledger/balance-row'
import { GiveCredits } from '../ledger/give-credits'
import { StatementTable } from '../ledger/statement-table'
import { Broken } from '../parts/broken'
import { usePeopleNames } from '../parts/people'
import { places } from '../parts/places'

const LATEST = 5

/** What a person has and the latest movements, with the way to give and to all of them. */
export function UserCredits({ userId }: { userId: Id<'usr'> }) {
  const t = useTranslations('admin.users')
  const name = usePeopleNames([userId])(userId)
  const balances = trpc.admin.credits.balances.useQuery({ userIds: [userId] })
  const statement = trpc.admin.credits.statement.useQuery({ userId, limit: LATEST })
  const balance = balances.data?.[userId]
  const lines = statement.data?.lines
  return (
    <section className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-sm font-medium">{t('credits')}</h2>
        <div className="flex gap-2">
          <GiveCredits userId={userId} name={name} balance={balance} />
          <Button size="sm" variant="ghost" render={<Link href={places.ledgerOf(userId)} />}>
            {t('toLedger')}
          </Button>
        </div>
      </div>
      {balance ? <BalanceRow balance={balance} /> : <Skeleton className="h-20 w-full rounded-md" />}
      {statement.isPending ? <Skeleton className="h-24 w-full rounded-md" /> : null}
      {statement.isError && !lines ? (
        <Broken title={t('statementBroken')} error={statement.error} retry={() => void statement.refetch()} />
      ) : null}
      {lines && lines.length > 0 ? <StatementTable lines={lines} /> : null}
      {lines?.length === 0 ? <p className="text-sm text-muted">{t('noMovements')}</p> : null}
    </section>
  )
}
