import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { OutboxList } from '@/features/outbox/outbox-list'
import { readOutbox } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('outbox'))('title'), robots: { index: false } }
}

export default async function OutboxPage() {
  const mails = await readOutbox()
  if (!mails) notFound()
  return <OutboxList mails={mails} />
}
