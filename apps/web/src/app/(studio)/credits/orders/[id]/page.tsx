import { isId } from '@studiolo/db/states/ids'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { OrderPage } from '@/features/billing/orders/order-page'
import { orNotFound, requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('billing.order')
  return { title: t('title') }
}

export default async function Page({ params, searchParams }: PageProps<'/credits/orders/[id]'>) {
  await requireMe()
  const { id } = await params
  if (!isId('ord', id)) notFound()
  const api = await serverApi()
  const first = await orNotFound(api.billing.order({ id }))
  const { canceled } = await searchParams
  return <OrderPage key={id} first={first} cameBack={canceled === '1' ? 'canceled' : null} />
}
