'use client'

import { createColumnHelper } from '@tanstack/react-table'
import { useFormatter, useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { RecoveryBadge } from '@/features/recovery/recovery-badge'
import type { Outputs } from '@/trpc/client'
import { Ago } from '../parts/moment'
import { PersonLink } from '../parts/person-link'
import { useAbout } from './use-about'

export type RecoveryRow = Outputs['admin']['recovery']['list']['rows'][number]

const column = createColumnHelper<RecoveryRow>()

/** The columns of the table of disputed charges. */
export function useColumns(nameOf: (userId: string) => string) {
  const t = useTranslations('admin-recovery')
  const claims = useTranslations('recovery.claimShort')
  const format = useFormatter()
  const about = useAbout()
  return useMemo(
    () => [
      column.display({
        id: 'state',
        header: t('state'),
        cell: ({ row }) => <RecoveryBadge state={row.original.state} />,
      }),
      column.display({
        id: 'person',
        header: t('person'),
        meta: { className: 'min-w-32 max-w-48 truncate' },
        cell: ({ row: { original } }) => <PersonLink userId={original.userId}>{nameOf(original.userId)}</PersonLink>,
      }),
      column.display({
        id: 'asked',
        header: t('asked'),
        meta: { muted: true },
        cell: ({ row }) => <Ago at={row.original.createdAt} />,
      }),
      column.display({
        id: 'about',
        header: t('about'),
        meta: { className: 'min-w-40 max-w-72 truncate' },
        cell: ({ row }) => about(row.original.subject),
      }),
      column.display({
        id: 'claim',
        header: t('claim'),
        meta: { className: 'whitespace-nowrap' },
        cell: ({ row: { original } }) => claims(original.subject.kind === 'order' ? 'order' : original.claim),
      }),
      column.display({
        id: 'finding',
        header: t('finding'),
        meta: { className: 'whitespace-nowrap' },
        cell: ({ row }) => t(`findings.${row.original.finding}`),
      }),
      column.display({
        id: 'credits',
        header: t('disputed'),
        meta: { align: 'end', className: 'whitespace-nowrap' },
        cell: ({ row: { original } }) => (
          <>
            {format.number(original.disputedCredits)}
            {original.credits > 0 ? (
              <span className="block text-xs text-released">{t('back', { credits: original.credits })}</span>
            ) : null}
          </>
        ),
      }),
    ],
    [t, claims, format, about, nameOf],
  )
}
