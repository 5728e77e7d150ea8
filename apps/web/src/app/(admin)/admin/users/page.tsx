import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { parseFilters, toSearchParams } from '@/features/admin/address/address-filters'
import { userFilters, usersInput } from '@/features/admin/users/filters'
import { UsersPage } from '@/features/admin/users/users-page'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.users')
  return { title: t('title') }
}

export default async function Page({ searchParams }: PageProps<'/admin/users'>) {
  await requireMe()
  const api = await serverApi()
  const asked = parseFilters(userFilters, toSearchParams(await searchParams))
  return <UsersPage asked={asked} first={await api.admin.users.list(usersInput(asked))} />
}
