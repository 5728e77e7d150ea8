import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { filtersToInput, parseFilters } from '@/features/assets/library/filters'
import { LibraryPage } from '@/features/assets/library/library-page'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('shell')
  return { title: t('library') }
}

export default async function Page({ searchParams }: PageProps<'/library'>) {
  await requireMe()
  const api = await serverApi()
  const query = Object.entries(await searchParams).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  const filters = parseFilters(new URLSearchParams(query))
  return <LibraryPage filters={filters} first={await api.assets.list(filtersToInput(filters))} />
}
