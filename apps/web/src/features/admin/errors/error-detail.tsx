'use client'

import type { ErrorRow } from '@studiolo/core/errors/contract'
import { Button } from '@studiolo/ui/button'
import { CodeBlock } from '@studiolo/ui/code-block'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { Facts } from '../parts/facts'
import { IdText } from '../parts/id-text'
import { Moment } from '../parts/moment'
import { usePeopleNames } from '../parts/people'
import { PersonLink } from '../parts/person-link'
import { places } from '../parts/places'

/** One error in full: what, where, whose, and the way on. */
export function ErrorDetail({ row }: { row: ErrorRow }) {
  const t = useTranslations('admin.errors')
  const shell = useTranslations('shell')
  const { id, message, stack, fingerprint, seen, requestId, userId, generationId } = row
  const nameOf = usePeopleNames(userId ? [userId] : [])
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-3xl text-base font-medium break-words">{message}</p>
      <Facts
        items={[
          { label: shell('errorIdLabel'), value: <IdText id={id} /> },
          { label: t('at'), value: <Moment at={row.at} /> },
          { label: t('source'), value: <span className="font-mono text-xs break-all">{row.source}</span> },
          ...(requestId ? [{ label: t('request'), value: <IdText id={requestId} /> }] : []),
          ...(userId
            ? [
                {
                  label: t('person'),
                  value: <PersonLink userId={userId}>{nameOf(userId)}</PersonLink>,
                },
              ]
            : []),
          ...(generationId
            ? [{ label: t('generation'), value: <IdText id={generationId} href={places.generation(generationId)} /> }]
            : []),
          { label: t('fingerprint'), value: <IdText id={fingerprint} /> },
        ]}
      />
      {stack ? (
        <CodeBlock label={t('stack')} code={stack} copyLabels={{ copy: shell('copy'), copied: shell('copied') }} />
      ) : (
        <p className="text-sm text-muted">{t('noStack')}</p>
      )}
      <div>
        <Button size="sm" render={<Link href={places.errorsAbout(fingerprint)} />}>
          {t('sameKind', { count: seen })}
        </Button>
      </div>
    </div>
  )
}
