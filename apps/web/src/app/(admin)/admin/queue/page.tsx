import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { QueuePage } from '@/features/admin/queue/queue-page'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin.queue')
  return { title: t('title') }
}

export default async function Page() {
  await requireMe()
  const api = await serverApi()
  return <QueuePage first={await api.admin.ops.queue()} />
}
