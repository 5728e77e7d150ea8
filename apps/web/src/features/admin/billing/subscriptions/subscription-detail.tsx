'use client'

import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Facts } from '../../parts/facts'
import { IdText } from '../../parts/id-text'
import { Moment } from '../../parts/moment'
import { nameOfPerson } from '../../parts/name-of-person'
import { PersonLink } from '../../parts/person-link'
import { places } from '../../parts/places'
import { useStaff } from '../../parts/staff'
import type { SubscriptionRow } from './use-columns'

/** The states that need a word of explanation. */
const explained = ['incomplete', 'past-due', 'limited'] as const

/** One subscription in full, with the ways to its owner's credits and payments. */
export function SubscriptionDetail({ row }: { row: SubscriptionRow }) {
  const t = useTranslations('admin-billing.subscriptions')
  const { isAdmin } = useStaff()
  const { id, state, userId, gatewaySubscriptionId, createdAt, pastDueAt, limitedAt, cancelsAt, endedAt } = row
  const hint = explained.find((known) => known === state)
  const moment = (label: 'begun' | 'dueSince' | 'limitedFrom' | 'willEnd' | 'ended', at: Date | null) =>
    at ? [{ label: t(label), value: <Moment at={at} /> }] : []
  return (
    <div className="flex flex-col gap-4">
      {hint ? (
        <Callout tone={hint === 'incomplete' ? 'neutral' : 'held'} className="max-w-3xl">
          {t(`hints.${hint}`)}
        </Callout>
      ) : null}
      <Facts
        items={[
          { label: t('id'), value: <IdText id={id} /> },
          { label: t('atGateway'), value: <IdText id={gatewaySubscriptionId} /> },
          { label: t('person'), value: <PersonLink userId={userId}>{nameOfPerson(row.person, userId)}</PersonLink> },
          ...moment('begun', createdAt),
          ...moment('dueSince', pastDueAt),
          ...moment('limitedFrom', pastDueAt && limitedAt),
          ...moment('willEnd', cancelsAt),
          ...moment('ended', endedAt),
        ]}
      />
      <div className="flex flex-wrap gap-2">
        <Button size="sm" render={<Link href={places.ledgerOf(userId)} />}>
          {t('toLedger')}
        </Button>
        <Button size="sm" render={<Link href={places.subscriptionsOf(userId)} />}>
          {t('toSubscriptions')}
        </Button>
        <Button size="sm" render={<Link href={places.paymentsOf(userId)} />}>
          {t('toPayments')}
        </Button>
        {isAdmin ? (
          <Button size="sm" render={<Link href={places.auditAbout(userId)} />}>
            {t('toAudit')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
