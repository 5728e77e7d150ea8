import { decodeSerial, type SerialId } from '@studiolo/db/states/ids'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { TransferPage } from '@/features/admin/ledger/trace/transfer-page'
import { orNotFound, requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin-trace')
  return { title: t('title') }
}

export default async function Page({ params }: PageProps<'/admin/ledger/transfer/[id]'>) {
  await requireMe()
  const { id } = await params
  if (decodeSerial('trf', id) === null) notFound()
  const api = await serverApi()
  const first = await orNotFound(api.admin.ledger.trace({ id: id as SerialId<'trf'> }))
  return <TransferPage key={id} first={first} />
}
