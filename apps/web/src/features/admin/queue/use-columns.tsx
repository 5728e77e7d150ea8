'use client'

import type { QueueJob } from '@studiolo/core/ops/contract'
import { Badge, type BadgeTone } from '@studiolo/ui/badge'
import { createColumnHelper } from '@tanstack/react-table'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { shortId } from '../parts/id-text'
import { Ago } from '../parts/moment'

const column = createColumnHelper<QueueJob>()
const tones: Record<QueueJob['state'], BadgeTone> = {
  dead: 'failed',
  running: 'held',
  waiting: 'neutral',
  later: 'outline',
}

/** The columns of the queue's table. */
export function useColumns() {
  const t = useTranslations('admin.queue')
  return useMemo(
    () => [
      column.display({
        id: 'state',
        header: t('state'),
        cell: ({ row }) => <Badge tone={tones[row.original.state]}>{t(`states.${row.original.state}`)}</Badge>,
      }),
      column.display({
        id: 'name',
        header: t('name'),
        meta: { className: 'font-mono text-xs whitespace-nowrap' },
        cell: ({ row }) => row.original.name,
      }),
      column.display({
        id: 'subject',
        header: t('subject'),
        meta: { className: 'font-mono text-xs whitespace-nowrap' },
        cell: ({ row }) => (row.original.subject ? shortId(row.original.subject) : '–'),
      }),
      column.display({
        id: 'attempts',
        header: t('attempts'),
        meta: { align: 'end', className: 'whitespace-nowrap' },
        cell: ({ row }) => t('of', { made: row.original.attempts, most: row.original.maxAttempts }),
      }),
      column.display({
        id: 'runAt',
        header: t('runAt'),
        meta: { muted: true },
        cell: ({ row }) => <Ago at={row.original.runAt} />,
      }),
      column.display({
        id: 'lastError',
        header: t('lastError'),
        meta: { className: 'min-w-64 max-w-0 w-full' },
        cell: ({ row }) => <span className="block truncate">{firstLine(row.original.lastError) ?? '–'}</span>,
      }),
    ],
    [t],
  )
}

function firstLine(text: string | null): string | undefined {
  return text?.split('\n', 1)[0]
}
