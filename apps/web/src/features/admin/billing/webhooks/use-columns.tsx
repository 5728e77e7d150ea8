'use client'

import type { InboundView } from '@studiolo/core/inbox/contract'
import type { InboundState } from '@studiolo/db/states/inbox'
import { Badge, type BadgeTone } from '@studiolo/ui/badge'
import { createColumnHelper } from '@tanstack/react-table'
import { useFormatter, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Ago } from '../../parts/moment'
import { useSourceName } from './use-source-name'

const column = createColumnHelper<InboundView>()
const tones: Record<InboundState, BadgeTone> = { received: 'held', handled: 'released', failed: 'failed' }

/** The columns of the webhooks' table. */
export function useColumns() {
  const t = useTranslations('admin-billing.webhooks')
  const format = useFormatter()
  const sourceName = useSourceName()
  return useMemo(
    () => [
      column.display({
        id: 'state',
        header: t('state'),
        cell: ({ row }) => <Badge tone={tones[row.original.state]}>{t(`states.${row.original.state}`)}</Badge>,
      }),
      column.display({
        id: 'type',
        header: t('type'),
        meta: { className: 'font-mono text-xs whitespace-nowrap' },
        cell: ({ row }) => row.original.type,
      }),
      column.display({
        id: 'source',
        header: t('source'),
        meta: { className: 'whitespace-nowrap' },
        cell: ({ row }) => sourceName(row.original.source),
      }),
      column.display({
        id: 'received',
        header: t('received'),
        meta: { muted: true },
        cell: ({ row }) => <Ago at={row.original.receivedAt} />,
      }),
      column.display({
        id: 'attempts',
        header: t('attempts'),
        meta: { align: 'end' },
        cell: ({ row }) => format.number(row.original.attempts),
      }),
      column.display({
        id: 'error',
        header: t('error'),
        meta: { className: 'min-w-64 max-w-0 w-full' },
        cell: ({ row }) => <span className="block truncate">{row.original.lastError ?? '–'}</span>,
      }),
    ],
    [t, format, sourceName],
  )
}
