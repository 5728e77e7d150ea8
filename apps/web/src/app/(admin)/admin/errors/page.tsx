import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { parseFilters, toSearchParams } from '@/features/admin/address/address-filters'
import { errorFilters, errorsInput } from '@/features/admin/errors/filters'
import { ErrorsPage } from '@/features/admin/errors/errors-page'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.errors')
  return { title: t('title') }
}

export default async function Page({ searchParams }: PageProps<'/admin/errors'>) {
  await requireMe()
  const api = await serverApi()
  const asked = parseFilters(errorFilters, toSearchParams(await searchParams))
  return <ErrorsPage asked={asked} first={await api.admin.ops.errors(errorsInput(asked))} />
}
