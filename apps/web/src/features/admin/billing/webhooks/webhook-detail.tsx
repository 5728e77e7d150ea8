'use client'

import type { InboundView } from '@studiolo/core/inbox/contract'
import { CodeBlock } from '@studiolo/ui/code-block'
import { Skeleton, SkeletonRegion } from '@studiolo/ui/skeleton'
import { useTranslations } from 'next-intl'
import { trpc } from '@/trpc/client'
import { Broken } from '../../parts/broken'
import { Facts } from '../../parts/facts'
import { IdText } from '../../parts/id-text'
import { Moment } from '../../parts/moment'
import { readBody } from './read-body'
import { ReplayButton } from './replay-button'
import { useSourceName } from './use-source-name'

/** One webhook in full: what it says, how it was handled, why not. */
export function WebhookDetail({ row }: { row: InboundView }) {
  const t = useTranslations('admin-billing.webhooks')
  const shell = useTranslations('shell')
  const sourceName = useSourceName()
  const { id, source, eventId, type, receivedAt, handledAt, lastError } = row
  return (
    <div className="flex flex-col gap-4">
      <Facts
        items={[
          { label: t('id'), value: <IdText id={id} /> },
          { label: t('eventId'), value: <IdText id={eventId} /> },
          { label: t('source'), value: sourceName(source) },
          { label: t('type'), value: <span className="font-mono text-xs break-all">{type}</span> },
          { label: t('received'), value: <Moment at={receivedAt} /> },
          ...(handledAt ? [{ label: t('handled'), value: <Moment at={handledAt} /> }] : []),
        ]}
      />
      {lastError ? (
        <CodeBlock label={t('error')} code={lastError} copyLabels={{ copy: shell('copy'), copied: shell('copied') }} />
      ) : null}
      <Body id={id} />
      <ReplayButton id={id} />
    </div>
  )
}

function Body({ id }: { id: InboundView['id'] }) {
  const t = useTranslations('admin-billing.webhooks')
  const shell = useTranslations('shell')
  const { data, isPending, error, refetch } = trpc.admin.billing.inboundEvent.useQuery(
    { id },
    // The signed bytes never change.
    { staleTime: Number.POSITIVE_INFINITY },
  )
  if (isPending) {
    return (
      <SkeletonRegion label={shell('loading')}>
        <Skeleton className="h-40 w-full rounded-md" />
      </SkeletonRegion>
    )
  }
  if (!data) return <Broken title={t('bodyBroken')} error={error} retry={() => void refetch()} />
  return (
    <section>
      <h2 className="mb-2 text-sm font-semibold">{t('body')}</h2>
      <CodeBlock
        label={t('body')}
        code={readBody(data.body)}
        copyLabels={{ copy: shell('copy'), copied: shell('copied') }}
      />
    </section>
  )
}
