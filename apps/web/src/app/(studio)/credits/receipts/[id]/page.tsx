import { isId } from '@studiolo/db/states/ids'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { ReceiptPage } from '@/features/billing/receipts/receipt-page'
import { orNotFound, requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('billing.receipt')
  return { title: t('title') }
}

export default async function Page({ params }: PageProps<'/credits/receipts/[id]'>) {
  await requireMe()
  const { id } = await params
  if (!isId('pay', id)) notFound()
  const api = await serverApi()
  return <ReceiptPage key={id} first={await orNotFound(api.billing.receipt({ id }))} />
}
