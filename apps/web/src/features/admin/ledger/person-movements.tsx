'use client'

import type { TransferKind } from '@studiolo/db/states/credits'
import type { Id } from '@studiolo/db/states/ids'
import { EmptyState } from '@studiolo/ui/empty-state'
import { Coins } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { trpc } from '@/trpc/client'
import { ListStates } from '../table/list-states'
import { pageByPage } from '../table/pages'
import { StatementTable } from './statement-table'

/** Every movement of a person's credits, the newest first; each leads to what belongs to it. */
export function PersonMovements({ userId, kind }: { userId: Id<'usr'>; kind: TransferKind | undefined }) {
  const t = useTranslations('admin.ledger')
  const query = trpc.admin.credits.statement.useInfiniteQuery(
    { userId, limit: 50, ...(kind ? { kinds: [kind] } : {}) },
    pageByPage,
  )
  const lines = query.data?.pages.flatMap((page) => page.lines) ?? []
  return (
    <ListStates
      query={query}
      count={lines.length}
      columns={8}
      broken={t('broken')}
      empty={
        <EmptyState
          size="inline"
          icon={<Coins />}
          title={t('emptyTitle')}
          text={kind ? t('emptyKind') : t('emptyText')}
        />
      }
    >
      <StatementTable lines={lines} boxClassName="max-h-[max(24rem,calc(100dvh-21rem))]" />
    </ListStates>
  )
}
