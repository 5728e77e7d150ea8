import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { InsightPage } from '@/features/insight/insight-page'
import { readPeriod } from '@/features/insight/period'
import { requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('insight')
  return { title: t('title') }
}

export default async function Page({ searchParams }: PageProps<'/credits/insights'>) {
  await requireMe()
  const { days: asked } = await searchParams
  const days = readPeriod(typeof asked === 'string' ? asked : null)
  const api = await serverApi()
  const [first, isSelling] = await Promise.all([api.insight.credits({ days }), api.billing.isSelling()])
  return <InsightPage days={days} first={first} isSelling={isSelling} />
}
