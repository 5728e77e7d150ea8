'use client'

import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { SubscriptionBadge } from '../subscriptions/subscription-badge'
import { Facts } from '../../parts/facts'
import { IdText } from '../../parts/id-text'
import { Moment } from '../../parts/moment'
import { nameOfPerson } from '../../parts/name-of-person'
import { PersonLink } from '../../parts/person-link'
import { places } from '../../parts/places'
import { OrderParts } from './order-parts'
import { refusalOf, wordsOf } from './refusal'
import type { OrderRow } from './use-columns'

/** One order in full: the tries to have it paid, the money, and the ways on. */
export function OrderDetail({ row }: { row: OrderRow }) {
  const t = useTranslations('admin-billing.orders')
  const trace = useTranslations('admin-trace')
  const { id, userId, state, createdAt, paidAt, subscription } = row
  return (
    <div className="flex flex-col gap-4">
      <Refusal row={row} />
      <Facts
        items={[
          { label: t('id'), value: <IdText id={id} /> },
          { label: t('person'), value: <PersonLink userId={userId}>{nameOfPerson(row.person, userId)}</PersonLink> },
          ...(subscription
            ? [
                {
                  label: t('subscription'),
                  value: (
                    <span className="flex flex-wrap items-center gap-2">
                      <IdText id={subscription.id} href={places.subscription(subscription.id)} />
                      <SubscriptionBadge state={subscription.state} />
                    </span>
                  ),
                },
              ]
            : []),
          { label: t('date'), value: <Moment at={createdAt} /> },
          ...(paidAt ? [{ label: t('paidAt'), value: <Moment at={paidAt} /> }] : []),
        ]}
      />
      <OrderParts order={row} />
      <div className="flex flex-wrap gap-2">
        {state === 'paid' ? (
          <Button size="sm" render={<Link href={places.inLedger(id)} />}>
            {trace('inLedger')}
          </Button>
        ) : null}
        <Button size="sm" render={<Link href={places.ledgerOf(userId)} />}>
          {t('toLedger')}
        </Button>
        <Button size="sm" render={<Link href={places.ordersOf(userId)} />}>
          {t('toOrders')}
        </Button>
        <Button size="sm" render={<Link href={places.paymentsOf(userId)} />}>
          {t('toPayments')}
        </Button>
      </div>
    </div>
  )
}

/** Why nothing could be paid, with the gateways' own words. */
function Refusal({ row }: { row: OrderRow }) {
  const t = useTranslations('admin-billing.orders.hints')
  const gateways = useTranslations('admin-billing.gateways')
  const refusal = refusalOf(row)
  if (refusal === null) return null
  const said = wordsOf(row)
  return (
    <Callout tone="failed" className="max-w-3xl">
      {t(refusal)}
      {said.length > 0 ? (
        <ul className="mt-1">
          {said.map(({ gateway, words }) => (
            <li key={`${gateway} ${words}`} className="break-words">
              <span className="font-semibold">{gateways(gateway)}</span> {words}
            </li>
          ))}
        </ul>
      ) : null}
    </Callout>
  )
}
