import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { TestPortal } from '@/features/billing/test-portal/test-portal'
import { Words } from '@/features/shell/words'
import { readTestPortal } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('test-portal'))('title'), robots: { index: false } }
}

export default async function TestPortalPage({ params, searchParams }: PageProps<'/test-portal/[id]'>) {
  const { back } = await searchParams
  const subscription = await readTestPortal((await params).id, typeof back === 'string' ? back : null)
  if (!subscription) notFound()
  return (
    <Words of={['test-portal']}>
      <TestPortal subscription={subscription} />
    </Words>
  )
}
