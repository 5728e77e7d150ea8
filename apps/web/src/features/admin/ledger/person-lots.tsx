'use client'

import type { LotState } from '@studiolo/db/states/credits'
import type { Id } from '@studiolo/db/states/ids'
import { Badge, type BadgeTone } from '@studiolo/ui/badge'
import { EmptyState } from '@studiolo/ui/empty-state'
import { Skeleton } from '@studiolo/ui/skeleton'
import { Table, TableBody, TableCell, TableHead, TableHeadCell, TableRow } from '@studiolo/ui/table'
import { Coins } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { trpc, type Outputs } from '@/trpc/client'
import { Broken } from '../parts/broken'
import { IdLink } from '../parts/id-text'
import { Moment } from '../parts/moment'
import { places } from '../parts/places'

type Lot = Outputs['admin']['credits']['lots'][number]

const tones: Record<LotState, BadgeTone> = { active: 'released', spent: 'charged', expired: 'failed' }

/** What a person was given at once, with what is left of each, in the order in which it burns. */
export function PersonLots({ userId }: { userId: Id<'usr'> }) {
  const t = useTranslations('admin-trace.lots')
  const query = trpc.admin.credits.lots.useQuery({ userId })
  if (query.isPending) return <Skeleton className="h-40 w-full rounded-md" />
  if (!query.data) return <Broken title={t('broken')} error={query.error} retry={() => void query.refetch()} />
  if (query.data.length === 0)
    return <EmptyState size="inline" icon={<Coins />} title={t('emptyTitle')} text={t('emptyText')} />
  return <LotsTable lots={query.data} />
}

function LotsTable({ lots }: { lots: Lot[] }) {
  const t = useTranslations('admin-trace.lots')
  const trace = useTranslations('admin-trace')
  const sources = useTranslations('admin.ledger.sources')
  const format = useFormatter()
  return (
    <Table label={trace('views.lots')} boxClassName="rounded-md border border-line bg-surface">
      <TableHead>
        <tr>
          <TableHeadCell>{t('from')}</TableHeadCell>
          <TableHeadCell>{t('state')}</TableHeadCell>
          <TableHeadCell align="end">{t('left')}</TableHeadCell>
          <TableHeadCell align="end">{t('held')}</TableHeadCell>
          <TableHeadCell align="end">{t('given')}</TableHeadCell>
          <TableHeadCell>{t('since')}</TableHeadCell>
          <TableHeadCell>{t('until')}</TableHeadCell>
          <TableHeadCell>{trace('id')}</TableHeadCell>
        </tr>
      </TableHead>
      <TableBody>
        {lots.map(({ id, source, state, remaining, held, amount, createdAt, expiresAt }) => (
          <TableRow key={id}>
            <TableCell className="whitespace-nowrap">{sources(source)}</TableCell>
            <TableCell>
              <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>
            </TableCell>
            <TableCell align="end">{format.number(remaining)}</TableCell>
            <TableCell align="end" muted={held === 0}>
              {format.number(held)}
            </TableCell>
            <TableCell align="end" muted>
              {format.number(amount)}
            </TableCell>
            <TableCell muted>
              <Moment at={createdAt} />
            </TableCell>
            <TableCell muted>{expiresAt ? <Moment at={expiresAt} /> : trace('grant.never')}</TableCell>
            <TableCell>
              <IdLink id={id} href={places.transfer(id)} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
