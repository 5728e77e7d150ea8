'use client'

import { recipeIds } from '@studiolo/core/recipes/contract'
import { generationStates } from '@studiolo/db/states/generation'
import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { showToast } from '@studiolo/ui/toast'
import { getQueryKey } from '@trpc/react-query'
import { Clapperboard } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { asFirstPage, useSeed } from '@/trpc/use-seed'
import { trpc, type Outputs } from '@/trpc/client'
import { FilterBar, FilterSearch, FilterSelect } from '../address/filter-bar'
import { useAddressFilters } from '../address/use-address-filters'
import { AdminPage } from '../parts/admin-page'
import { Nothing } from '../parts/nothing'
import { usePeopleNames } from '../parts/people'
import { AdminList } from '../table/admin-list'
import { generationFilters, generationsInput, readId, type GenerationFilters } from './filters'
import { GenerationDetail } from './generation-detail'
import { useColumns } from './use-columns'
import { useGenerationRows } from './use-generation-rows'

export interface GenerationsPageProps {
  asked: GenerationFilters
  first: Outputs['admin']['generations']['list']
}

/** What everybody makes: how it stands, at whom it was tried, what it cost, and the way to stop it. */
export function GenerationsPage({ asked, first }: GenerationsPageProps) {
  const t = useTranslations('admin.generations')
  const statuses = useTranslations('generation.statuses')
  const recipes = useTranslations('generation.recipes')
  const shell = useTranslations('shell')
  useSeed([[getQueryKey(trpc.admin.generations.list, generationsInput(asked), 'infinite'), asFirstPage(first)]])
  const { filters, change, clear } = useAddressFilters(generationFilters)
  const { query, rows, isMissing } = useGenerationRows(filters)
  const nameOf = usePeopleNames([...rows.map((row) => row.userId), filters.userId ?? ''])

  const find = (text: string | undefined) => {
    if (text === undefined) return change({ userId: undefined, open: undefined })
    const wanted = readId(text)
    if (wanted) return change(wanted)
    showToast({ title: t('notAnId'), text: t('notAnIdText'), tone: 'held', closeLabel: shell('close') })
  }
  return (
    <AdminPage
      title={t('title')}
      text={filters.userId ? t('textOf', { name: nameOf(filters.userId) }) : t('text')}
      bar={
        <FilterBar label={t('filters')} onClear={clear}>
          <FilterSearch
            className="w-80 max-sm:w-full"
            label={t('find')}
            placeholder={t('findHint')}
            value={filters.userId}
            onSearch={find}
          />
          <FilterSelect
            label={t('status')}
            any={t('anyStatus')}
            value={filters.status}
            options={generationStates.map((value) => ({ value, label: statuses(value) }))}
            onChange={(status) => change({ status, open: undefined })}
          />
          <FilterSelect
            label={t('recipe')}
            any={t('anyRecipe')}
            value={filters.recipe}
            options={recipeIds.map((value) => ({ value, label: recipes(`${value}.name`) }))}
            onChange={(recipe) => change({ recipe, open: undefined })}
          />
        </FilterBar>
      }
    >
      {isMissing ? (
        <Callout
          tone="held"
          title={t('missing')}
          action={
            <Button size="sm" onClick={() => change({ open: undefined })}>
              {shell('close')}
            </Button>
          }
        >
          <span className="font-mono text-xs break-all">{filters.open}</span>
        </Callout>
      ) : null}
      <AdminList
        label={t('title')}
        query={query}
        rows={rows}
        columns={useColumns(nameOf)}
        rowId={(row) => row.id}
        rowName={(row) => row.title}
        openId={filters.open}
        onOpen={(open) => change({ open: generationFilters.open(open ?? '') })}
        detail={(row) => <GenerationDetail row={row} nameOf={nameOf} />}
        broken={t('broken')}
        empty={<Nothing of="admin.generations" icon={<Clapperboard />} onClear={clear} />}
      />
    </AdminPage>
  )
}
