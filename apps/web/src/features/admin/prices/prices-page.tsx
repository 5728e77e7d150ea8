'use client'

import { getQueryKey } from '@trpc/react-query'
import { useTranslations } from 'next-intl'
import { isRecipeId } from '@/features/generation/start/recipe-quote'
import { trpc } from '@/trpc/client'
import { useSeed } from '@/trpc/use-seed'
import { AdminPage } from '../parts/admin-page'
import { Broken } from '../parts/broken'
import { RecipePrice } from './recipe-price'
import type { RecipeEntry } from './use-pricing'

/** What everything costs, what it will cost, and who changed it. */
export function PricesPage({ first }: { first: RecipeEntry[] }) {
  const t = useTranslations('admin-prices')
  useSeed([[getQueryKey(trpc.admin.pricing.book, undefined, 'query'), first]])
  const { data = first, isError, error, refetch } = trpc.admin.pricing.book.useQuery()
  return (
    <AdminPage title={t('title')} text={t('text')}>
      {isError ? <Broken title={t('broken')} error={error} retry={() => void refetch()} /> : null}
      {data.map((entry) =>
        isRecipeId(entry.recipe) ? <RecipePrice key={entry.recipe} recipe={entry.recipe} entry={entry} /> : null,
      )}
    </AdminPage>
  )
}
