'use client'

import { createColumnHelper } from '@tanstack/react-table'
import { Badge } from '@studiolo/ui/badge'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { Outputs } from '@/trpc/client'
import { IdLink } from '../parts/id-text'
import { Ago } from '../parts/moment'
import { placeOf } from '../parts/places'
import { useAlertWords } from './use-alert-words'

export type AlertRow = Outputs['admin']['ops']['alerts']['rows'][number]

const column = createColumnHelper<AlertRow>()

/** The columns of the table of alerts. */
export function useColumns() {
  const t = useTranslations('admin-alerts')
  const words = useAlertWords()
  return useMemo(
    () => [
      column.display({
        id: 'severity',
        header: t('severity'),
        cell: ({ row: { original } }) => (
          <Badge tone={original.severity === 'critical' ? 'failed' : 'held'}>
            {t(`severities.${original.severity}`)}
          </Badge>
        ),
      }),
      column.display({
        id: 'what',
        header: t('what'),
        meta: { className: 'min-w-56' },
        cell: ({ row }) => <span className="font-medium">{words(row.original.name)}</span>,
      }),
      column.display({
        id: 'about',
        header: t('about'),
        meta: { className: 'whitespace-nowrap' },
        cell: ({ row: { original } }) => <IdLink id={original.key} href={placeOf(original.key)} />,
      }),
      column.display({
        id: 'raised',
        header: t('raised'),
        meta: { muted: true, className: 'whitespace-nowrap' },
        cell: ({ row }) => <Ago at={row.original.raisedAt} />,
      }),
      column.display({
        id: 'told',
        header: t('told'),
        meta: { muted: true, className: 'whitespace-nowrap' },
        cell: ({ row: { original } }) => (original.deliveredAt ? <Ago at={original.deliveredAt} /> : t('waiting')),
      }),
    ],
    [t, words],
  )
}
