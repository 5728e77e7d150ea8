'use client'

import type { QueueJob } from '@studiolo/core/ops/contract'
import { CodeBlock } from '@studiolo/ui/code-block'
import { RotateCcw, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { trpc } from '@/trpc/client'
import { readError } from '@/trpc/read-error'
import { Facts } from '../parts/facts'
import { IdText } from '../parts/id-text'
import { Moment } from '../parts/moment'
import { placeOf } from '../parts/places'
import { ReasonAction } from '../parts/reason-action'

/** One job in full, and for a dead one what can be done. */
export function JobDetail({ job }: { job: QueueJob }) {
  const t = useTranslations('admin.queue')
  const shell = useTranslations('shell')
  const { subject, key, lockedBy, lastError, runAt } = job
  return (
    <div className="flex flex-col gap-4">
      <Facts
        items={[
          { label: t('number'), value: job.id },
          ...(subject
            ? [{ label: t('subject'), value: <IdText id={subject} href={placeOf(subject) ?? undefined} /> }]
            : []),
          { label: t('runAt'), value: <Moment at={runAt} /> },
          ...(key ? [{ label: t('key'), value: <span className="font-mono text-xs break-all">{key}</span> }] : []),
          ...(lockedBy
            ? [{ label: t('lockedBy'), value: <span className="font-mono text-xs break-all">{lockedBy}</span> }]
            : []),
        ]}
      />
      {lastError ? (
        <CodeBlock
          label={t('lastError')}
          code={lastError}
          copyLabels={{ copy: shell('copy'), copied: shell('copied') }}
        />
      ) : null}
      {job.state === 'dead' ? <DeadJobActions job={job} /> : <p className="text-sm text-muted">{t('onlyDead')}</p>}
    </div>
  )
}

function DeadJobActions({ job: { id, name } }: { job: QueueJob }) {
  const t = useTranslations('admin.queue')
  const utils = trpc.useUtils()
  const onSettled = () => {
    void utils.admin.ops.queue.invalidate()
    void utils.admin.ops.overview.invalidate()
  }
  const retry = trpc.admin.ops.retryJob.useMutation({ onSettled })
  const drop = trpc.admin.ops.dropJob.useMutation({ onSettled })
  const explain = (error: unknown) => (readError(error).kind === 'NOT_FOUND' ? t('gone') : undefined)
  return (
    <div className="flex flex-wrap gap-2">
      <ReasonAction
        label={t('retry')}
        icon={<RotateCcw aria-hidden="true" />}
        title={t('retryTitle', { name })}
        description={t('retryText')}
        confirm={t('retry')}
        done={t('retried')}
        run={(reason) => retry.mutateAsync({ id, reason })}
        explain={explain}
      />
      <ReasonAction
        label={t('drop')}
        icon={<Trash2 aria-hidden="true" />}
        variant="ghost"
        title={t('dropTitle', { name })}
        description={t('dropText')}
        confirm={t('drop')}
        tone="danger"
        done={t('dropped')}
        run={(reason) => drop.mutateAsync({ id, reason })}
        explain={explain}
      />
    </div>
  )
}
