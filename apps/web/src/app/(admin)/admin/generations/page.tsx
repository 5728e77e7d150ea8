import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { parseFilters, toSearchParams } from '@/features/admin/address/address-filters'
import { generationFilters, generationsInput } from '@/features/admin/generations/filters'
import { GenerationsPage } from '@/features/admin/generations/generations-page'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.generations')
  return { title: t('title') }
}

export default async function Page({ searchParams }: PageProps<'/admin/generations'>) {
  await requireMe()
  const api = await serverApi()
  const asked = parseFilters(generationFilters, toSearchParams(await searchParams))
  return <GenerationsPage asked={asked} first={await api.admin.generations.list(generationsInput(asked))} />
}
