import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LedgerPage } from '@/features/admin/ledger/ledger-page'
import { requireMe } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.ledger')
  return { title: t('title') }
}

export default async function Page() {
  await requireMe()
  return <LedgerPage />
}
