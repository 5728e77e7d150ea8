'use client'

import type { AuditRow } from '@studiolo/core/audit/contract'
import { Button } from '@studiolo/ui/button'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Facts } from '../parts/facts'
import { IdText } from '../parts/id-text'
import { Moment } from '../parts/moment'
import { placeOf, places } from '../parts/places'
import { changesOf } from './changes'
import { ChangesTable } from './changes-table'
import { personOf } from './actor-name'

/** One row of the log in full: when, who, from where, to whom, why, and what changed. */
export function AuditDetail({ row }: { row: AuditRow }) {
  const t = useTranslations('admin.audit')
  const { actor, subject, address, reason } = row
  const person = personOf(actor)
  return (
    <div className="flex flex-col gap-4">
      {reason ? <p className="max-w-3xl text-base break-words">“{reason}”</p> : null}
      <Facts
        items={[
          { label: t('at'), value: <Moment at={row.at} /> },
          {
            label: t('actor'),
            value: person ? <IdText id={person} href={places.person(person)} /> : <IdText id={actor} />,
          },
          { label: t('subject'), value: <IdText id={subject} href={placeOf(subject) ?? undefined} /> },
          { label: t('action'), value: <span className="font-mono text-xs">{row.action}</span> },
          ...(address ? [{ label: t('address'), value: <IdText id={address} /> }] : []),
          { label: t('row'), value: <IdText id={row.id} /> },
        ]}
      />
      <ChangesTable changes={changesOf(row.before, row.after)} />
      <div className="flex flex-wrap gap-2">
        <Button size="sm" render={<Link href={places.auditAbout(subject)} />}>
          {t('moreSubject')}
        </Button>
        {person && person !== subject ? (
          <Button size="sm" render={<Link href={places.auditAbout(person)} />}>
            {t('moreActor')}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
