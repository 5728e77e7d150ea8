import type { Metadata } from 'next'
import { isId } from '@studiolo/db/states/ids'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { NotInLedger } from '@/features/admin/ledger/trace/not-in-ledger'
import { places } from '@/features/admin/parts/places'
import { errorKindOf, requireMe, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('admin-trace')
  return { title: t('title') }
}

/** Leads on to what the ledger has of an id. */
export default async function Page({ params }: PageProps<'/admin/ledger/of/[id]'>) {
  await requireMe()
  const { id } = await params
  const place = await placeInLedger(id)
  return place ? redirect(place) : <NotInLedger id={id} />
}

async function placeInLedger(id: string): Promise<string | null> {
  const api = await serverApi()
  try {
    const found = await api.admin.ledger.find({ id })
    return 'transferId' in found ? places.transfer(found.transferId) : places.ledgerOf(found.userId)
  } catch (error) {
    const kind = errorKindOf(error)
    // An order that gave no credits stands in no ledger: its own page tells why.
    if (kind === 'NOT_FOUND' && isId('ord', id)) return places.order(id)
    if (kind === 'NOT_FOUND' || kind === 'INVALID_INPUT') return null
    throw error
  }
}
