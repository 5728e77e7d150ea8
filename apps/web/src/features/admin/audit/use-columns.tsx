'use client'

import type { AuditRow } from '@studiolo/core/audit/contract'
import { createColumnHelper } from '@tanstack/react-table'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Ago } from '../parts/moment'
import { usePeopleNames } from '../parts/people'
import { ActorName, personOf } from './actor-name'
import { changesOf } from './changes'
import { SubjectName } from './subject-name'
import { useActionWords } from './use-action-words'

const column = createColumnHelper<AuditRow>()

/** The columns of the log; people are called by their names. */
export function useColumns(rows: AuditRow[]) {
  const t = useTranslations('admin.audit')
  const actionWords = useActionWords()
  const nameOf = usePeopleNames(rows.flatMap((row) => [row.subject, personOf(row.actor) ?? '']))
  return useMemo(
    () => [
      column.display({
        id: 'at',
        header: t('at'),
        meta: { muted: true },
        cell: ({ row }) => <Ago at={row.original.at} />,
      }),
      column.display({
        id: 'action',
        header: t('action'),
        meta: { className: 'whitespace-nowrap font-medium' },
        cell: ({ row }) => actionWords(row.original.action),
      }),
      column.display({
        id: 'actor',
        header: t('actor'),
        meta: { className: 'max-w-48 truncate' },
        cell: ({ row }) => <ActorName actor={row.original.actor} nameOf={nameOf} />,
      }),
      column.display({
        id: 'subject',
        header: t('subject'),
        meta: { className: 'max-w-48 truncate' },
        cell: ({ row }) => <SubjectName subject={row.original.subject} nameOf={nameOf} />,
      }),
      column.display({
        id: 'changes',
        header: t('changes'),
        meta: { className: 'min-w-48 max-w-72 truncate' },
        cell: ({ row }) => <ChangeSummary row={row.original} />,
      }),
      column.display({
        id: 'reason',
        header: t('reason'),
        meta: { className: 'min-w-40 max-w-72 truncate', muted: true },
        cell: ({ row }) => row.original.reason ?? '–',
      }),
    ],
    [t, actionWords, nameOf],
  )
}

/** The first change in a line: `role: user → admin`, and how many more. */
function ChangeSummary({ row }: { row: AuditRow }) {
  const t = useTranslations('admin.audit')
  const [first, ...more] = changesOf(row.before, row.after)
  if (!first) return '–'
  const { field, before, after } = first
  const told = before === undefined ? `${field}: ${after}` : `${field}: ${before} → ${after ?? '–'}`
  return (
    <>
      {told}
      {more.length > 0 ? <span className="text-muted"> {t('moreChanges', { count: more.length })}</span> : null}
    </>
  )
}
