'use client'

import { recipeIds } from '@studiolo/core/recipes/contract'
import { createColumnHelper } from '@tanstack/react-table'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { useLengthWords } from '../parts/length'
import { Ago } from '../parts/moment'
import { CreditsCell } from './credits-cell'
import type { GenerationRow } from './live-rows'
import { StatusCell } from './status-cell'

const column = createColumnHelper<GenerationRow>()

/** The columns of the generations' table. */
export function useColumns(nameOf: (userId: string) => string) {
  const t = useTranslations('admin.generations')
  const words = useTranslations('generation')
  const length = useLengthWords()
  return useMemo(
    () => [
      column.display({
        id: 'status',
        header: t('status'),
        meta: { className: 'whitespace-nowrap' },
        cell: ({ row }) => <StatusCell view={row.original} />,
      }),
      column.display({
        id: 'title',
        header: t('what'),
        meta: { className: 'min-w-52 max-w-0 w-1/2' },
        cell: ({ row }) => <span className="block truncate">{row.original.title}</span>,
      }),
      column.display({
        id: 'creator',
        header: t('creator'),
        meta: { className: 'max-w-44 truncate' },
        cell: ({ row }) => nameOf(row.original.userId),
      }),
      column.display({
        id: 'recipe',
        header: t('recipe'),
        meta: { className: 'whitespace-nowrap' },
        cell: ({ row }) => {
          const known = recipeIds.find((id) => id === row.original.recipe)
          return known ? words(`recipes.${known}.name`) : row.original.recipe
        },
      }),
      column.display({
        id: 'credits',
        header: t('credits'),
        meta: { align: 'end' },
        cell: ({ row }) => <CreditsCell view={row.original} />,
      }),
      column.display({
        id: 'took',
        header: t('took'),
        meta: { align: 'end', className: 'whitespace-nowrap' },
        cell: ({ row: { original: view } }) =>
          view.finishedAt ? length(view.finishedAt.getTime() - view.createdAt.getTime()) : '–',
      }),
      column.display({
        id: 'created',
        header: t('created'),
        meta: { muted: true },
        cell: ({ row }) => <Ago at={row.original.createdAt} />,
      }),
      column.display({
        id: 'provider',
        header: t('provider'),
        meta: { className: 'max-w-40 truncate', muted: true },
        cell: ({ row: { original } }) =>
          original.provider === 'Built-in renderer' ? words('facts.builtIn') : (original.provider ?? '–'),
      }),
    ],
    [t, words, length, nameOf],
  )
}
