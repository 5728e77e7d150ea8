'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Facts } from '../../parts/facts'
import { IdText } from '../../parts/id-text'
import { Moment } from '../../parts/moment'
import { PersonLink } from '../../parts/person-link'
import { placeOf, places } from '../../parts/places'
import { ActorCell, type Names } from './actor-cell'
import { Part } from './part'
import type { Trace } from './transfer-page'

/** All that the ledger keeps of one movement; of a grant also what became of it. */
export function TransferFacts({ transfer, names }: { transfer: Trace['transfer']; names: Names }) {
  const t = useTranslations('admin-trace')
  const shell = useTranslations('shell')
  const format = useFormatter()
  const { id, userId, at, amount, debitAccount, creditAccount, available, held, debt } = transfer
  const { actor, reason, causeId, idempotencyKey, reverses, grant } = transfer
  return (
    <>
      <Facts
        items={[
          { label: t('id'), value: <IdText id={id} /> },
          { label: t('person'), value: <PersonLink userId={userId}>{names.person(userId)}</PersonLink> },
          { label: t('at'), value: <Moment at={at} /> },
          {
            label: t('amount'),
            value: (
              <span className="numeric">
                <span className="font-semibold">{format.number(amount)}</span>{' '}
                {shell('creditsUnit', { credits: amount })}
              </span>
            ),
          },
          { label: t('way'), value: `${t(`accounts.${debitAccount}`)} → ${t(`accounts.${creditAccount}`)}` },
          { label: t('after'), value: t('afterValue', { available, held, debt }) },
          { label: t('actor'), value: <ActorCell actor={actor} names={names} /> },
          { label: t('reason'), value: <span className="font-mono text-xs">{reason}</span> },
          ...(causeId
            ? [{ label: t('cause'), value: <IdText id={causeId} href={placeOfCause(causeId, userId)} /> }]
            : []),
          ...(reverses
            ? [{ label: t('reverses'), value: <IdText id={reverses} href={places.transfer(reverses)} /> }]
            : []),
          { label: t('idempotencyKey'), value: <span className="font-mono text-xs break-all">{idempotencyKey}</span> },
        ]}
      />
      {grant ? <GrantPart grant={grant} /> : null}
    </>
  )
}

/** Adjustments stand on the ledger of the person they are about. */
function placeOfCause(causeId: string, userId: string): string | undefined {
  return causeId.startsWith('adj_') ? places.ledgerOf(userId) : (placeOf(causeId) ?? undefined)
}

function GrantPart({ grant }: { grant: NonNullable<Trace['transfer']['grant']> }) {
  const t = useTranslations('admin-trace')
  const sources = useTranslations('admin.ledger.sources')
  const format = useFormatter()
  const { source, remaining, reversed, expiresAt, expiredAt } = grant
  return (
    <Part title={t('grant.title')}>
      <Facts
        items={[
          { label: t('grant.source'), value: sources(source) },
          { label: t('grant.remaining'), value: format.number(remaining) },
          { label: t('grant.reversed'), value: format.number(reversed) },
          { label: t('grant.expiresAt'), value: expiresAt ? <Moment at={expiresAt} /> : t('grant.never') },
          ...(expiredAt ? [{ label: t('grant.expiredAt'), value: <Moment at={expiredAt} /> }] : []),
        ]}
      />
    </Part>
  )
}
