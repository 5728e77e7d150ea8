'use client'

import { Button } from '@studiolo/ui/button'
import { ArrowLeft } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { trpc, type Outputs } from '@/trpc/client'
import { AdminPage } from '../../parts/admin-page'
import { usePeopleNames } from '../../parts/people'
import { places } from '../../parts/places'
import { personOf } from '../../audit/actor-name'
import { GenerationPart } from './generation-part'
import { HoldPart } from './hold-part'
import { MovementsTable } from './movements-table'
import { Part } from './part'
import { PaymentPart } from './payment-part'
import { TransferFacts } from './transfer-facts'
import type { Names } from './actor-cell'

export type Trace = Outputs['admin']['ledger']['trace']

/** A movement whole, then what it belongs to: its grant and payment, or its hold, generation and attempts. */
export function TransferPage({ first }: { first: Trace }) {
  const t = useTranslations('admin-trace')
  const kinds = useTranslations('admin.ledger.kinds')
  const { data } = trpc.admin.ledger.trace.useQuery({ id: first.transfer.id }, { initialData: first })
  const { transfer, hold, generation, payment } = data
  const names = useNames(data)
  return (
    <AdminPage
      title={kinds(transfer.kind)}
      text={t('text')}
      actions={
        <Button
          size="sm"
          icon={<ArrowLeft aria-hidden="true" />}
          render={<Link href={places.ledgerOf(transfer.userId)} />}
        >
          {t('back')}
        </Button>
      }
    >
      <div className="flex flex-col gap-6">
        <TransferFacts transfer={transfer} names={names} />
        {payment ? <PaymentPart payment={payment} /> : null}
        {transfer.alongside.length > 0 ? (
          <Part title={t('alongside')}>
            <MovementsTable label={t('alongside')} rows={transfer.alongside} names={names} here={transfer.id} />
          </Part>
        ) : null}
        {transfer.reversedBy.length > 0 ? (
          <Part title={t('reversedBy')}>
            <MovementsTable label={t('reversedBy')} rows={transfer.reversedBy} names={names} here={transfer.id} />
          </Part>
        ) : null}
        {hold ? <HoldPart hold={hold} names={names} here={transfer.id} /> : null}
        {hold ? <GenerationPart generation={generation} /> : null}
      </div>
    </AdminPage>
  )
}

/** What to call the people and the keys that moved something. */
function useNames({ transfer, hold, apiKeys }: Trace): Names {
  const moved = [transfer, ...transfer.alongside, ...transfer.reversedBy, ...(hold?.movements ?? [])]
  const ids = [transfer.userId, ...moved.flatMap(({ actor }) => personOf(actor) ?? [])]
  return { person: usePeopleNames(ids), apiKeys }
}
