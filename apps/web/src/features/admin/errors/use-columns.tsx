'use client'

import type { ErrorRow } from '@studiolo/core/errors/contract'
import type { ErrorClass } from '@studiolo/db/states/error'
import { Badge, type BadgeTone } from '@studiolo/ui/badge'
import { createColumnHelper } from '@tanstack/react-table'
import { useFormatter, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Ago } from '../parts/moment'

const column = createColumnHelper<ErrorRow>()
const tones: Record<ErrorClass, BadgeTone> = { system: 'failed', external: 'held', business: 'neutral' }

/** The columns of the errors' table. */
export function useColumns() {
  const t = useTranslations('admin.errors')
  const format = useFormatter()
  return useMemo(
    () => [
      column.display({
        id: 'class',
        header: t('class'),
        cell: ({ row }) => <Badge tone={tones[row.original.class]}>{t(`classes.${row.original.class}`)}</Badge>,
      }),
      column.display({
        id: 'kind',
        header: t('kind'),
        meta: { className: 'font-mono text-xs whitespace-nowrap' },
        cell: ({ row }) => row.original.kind,
      }),
      column.display({
        id: 'message',
        header: t('message'),
        meta: { className: 'min-w-64 max-w-0 w-full' },
        cell: ({ row }) => <span className="block truncate">{row.original.message}</span>,
      }),
      column.display({
        id: 'at',
        header: t('at'),
        meta: { muted: true },
        cell: ({ row }) => <Ago at={row.original.at} />,
      }),
      column.display({
        id: 'source',
        header: t('source'),
        meta: { className: 'font-mono text-xs whitespace-nowrap', muted: true },
        cell: ({ row }) => row.original.source,
      }),
      column.display({
        id: 'seen',
        header: t('seen'),
        meta: { align: 'end' },
        cell: ({ row }) => format.number(row.original.seen),
      }),
    ],
    [t, format],
  )
}
