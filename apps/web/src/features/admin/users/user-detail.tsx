'use client'

import type { UserRow } from '@studiolo/core/identity/contract'
import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { Skeleton } from '@studiolo/ui/skeleton'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { languageNames } from '@/features/shell/preferences'
import { trpc } from '@/trpc/client'
import { Broken } from '../parts/broken'
import { Facts } from '../parts/facts'
import { IdText } from '../parts/id-text'
import { Ago, Moment } from '../parts/moment'
import { places } from '../parts/places'
import { useStaff } from '../parts/staff'
import { SignIns } from './sign-ins'
import { UserActions } from './user-actions'
import { UserCredits } from './user-credits'

/** One person: why they are stopped if they are, what can be done, who they are, what they have, how they came in. */
export function UserDetail({ row }: { row: UserRow }) {
  const t = useTranslations('admin.users')
  const { isAdmin } = useStaff()
  return (
    <div className="flex flex-col gap-5">
      {row.state === 'suspended' ? (
        <Callout tone="failed" title={t('suspendedBecause')}>
          {row.stateReason ?? t('noReason')}
        </Callout>
      ) : null}
      <UserActions row={row} />
      <PersonFacts row={row} />
      <div className="flex flex-wrap gap-2">
        <Button size="sm" render={<Link href={places.generationsOf(row.id)} />}>
          {t('toGenerations')}
        </Button>
        <Button size="sm" render={<Link href={places.ordersOf(row.id)} />}>
          {t('toOrders')}
        </Button>
        <Button size="sm" render={<Link href={places.subscriptionsOf(row.id)} />}>
          {t('toSubscriptions')}
        </Button>
        <Button size="sm" render={<Link href={places.errorsAbout(row.id)} />}>
          {t('toErrors')}
        </Button>
        {isAdmin ? (
          <Button size="sm" render={<Link href={places.auditAbout(row.id)} />}>
            {t('toAudit')}
          </Button>
        ) : null}
      </div>
      <UserCredits userId={row.id} />
      {isAdmin ? <SignIns userId={row.id} /> : null}
    </div>
  )
}

function PersonFacts({ row }: { row: UserRow }) {
  const t = useTranslations('admin.users')
  const { data, isPending, isError, error, refetch } = trpc.admin.users.get.useQuery({ userId: row.id })
  if (isPending) return <Skeleton className="h-24 w-full" />
  if (isError && !data) return <Broken title={t('broken')} error={error} retry={() => void refetch()} />
  const { email, emailVerifiedAt, language, createdAt, doors, sessions, apiKeys, lastSeenAt } = data
  return (
    <Facts
      items={[
        { label: t('id'), value: <IdText id={row.id} /> },
        { label: t('email'), value: <span className="break-all">{email ?? t('noEmail')}</span> },
        ...(email
          ? [{ label: t('proven'), value: emailVerifiedAt ? <Moment at={emailVerifiedAt} /> : t('notProven') }]
          : []),
        { label: t('joined'), value: <Moment at={createdAt} /> },
        { label: t('lastSeen'), value: lastSeenAt ? <Ago at={lastSeenAt} /> : t('never') },
        { label: t('sessions'), value: sessions },
        { label: t('apiKeys'), value: apiKeys },
        { label: t('doors'), value: doors.length > 0 ? doors.join(', ') : t('noDoors') },
        { label: t('language'), value: languageNames.find(({ value }) => value === language)?.label ?? language },
      ]}
    />
  )
}
