'use client'

import type { RecoveryCase } from '@studiolo/core/recovery/contract'
import { Skeleton } from '@studiolo/ui/skeleton'
import { useFormatter, useTranslations } from 'next-intl'
import { trpc } from '@/trpc/client'
import { Broken } from '../parts/broken'
import { Facts } from '../parts/facts'
import { IdText } from '../parts/id-text'
import { Moment } from '../parts/moment'
import { PersonLink } from '../parts/person-link'
import { placeOf } from '../parts/places'
import { DecideCase } from './decide-case'
import { GenerationFindings } from './generation-evidence'
import { OrderFindings } from './order-evidence'
import type { RecoveryRow } from './use-columns'

type NameOf = (userId: string) => string

/** One disputed charge in full: what is said, what can be done, what the records showed. */
export function CaseDetail({ row, nameOf }: { row: RecoveryRow; nameOf: NameOf }) {
  const t = useTranslations('admin-recovery.case')
  const query = trpc.admin.recovery.get.useQuery({ id: row.id })
  if (query.isPending) return <Skeleton className="h-60 w-full" />
  if (!query.data) return <Broken title={t('broken')} error={query.error} retry={() => void query.refetch()} />
  const { evidence } = query.data
  return (
    <div className="flex flex-col gap-5">
      <Words recovery={query.data} />
      <DecideCase recovery={query.data} name={nameOf(row.userId)} />
      <CaseFacts recovery={query.data} nameOf={nameOf} />
      {evidence.kind === 'order' ? <OrderFindings evidence={evidence} /> : <GenerationFindings evidence={evidence} />}
    </div>
  )
}

function Words({ recovery: { note, reason } }: { recovery: RecoveryCase }) {
  const t = useTranslations('admin-recovery.case')
  const said = [
    { by: t('creatorWrites'), words: note },
    ...(reason === null ? [] : [{ by: t('adminWrites'), words: reason }]),
  ]
  return (
    <div className="flex max-w-3xl flex-col gap-3">
      {said.map(({ by, words }) => (
        <figure key={by}>
          <figcaption className="text-xs text-muted">{by}</figcaption>
          <blockquote className="text-base break-words whitespace-pre-line">{words}</blockquote>
        </figure>
      ))}
    </div>
  )
}

function CaseFacts({ recovery, nameOf }: { recovery: RecoveryCase; nameOf: NameOf }) {
  const t = useTranslations('admin-recovery.case')
  const words = useTranslations('admin-recovery')
  const format = useFormatter()
  const { id, subject, finding, state, credits, takenCredits, createdAt, decidedAt, decidedBy } = recovery
  return (
    <Facts
      items={[
        { label: words('finding'), value: words(`findings.${finding}`) },
        { label: t('id'), value: <IdText id={id} /> },
        { label: t('subject'), value: <IdText id={subject.id} href={placeOf(subject.id) ?? undefined} /> },
        { label: t('asked'), value: <Moment at={createdAt} /> },
        ...(decidedAt
          ? [
              { label: t('decided'), value: <Moment at={decidedAt} /> },
              {
                label: t('decidedBy'),
                value: decidedBy ? <PersonLink userId={decidedBy}>{nameOf(decidedBy)}</PersonLink> : t('byEvidence'),
              },
            ]
          : []),
        ...(state === 'granted' ? [{ label: t('givenBack'), value: format.number(credits) }] : []),
        ...(takenCredits > 0 ? [{ label: t('takenBack'), value: format.number(takenCredits) }] : []),
      ]}
    />
  )
}
