'use client'

import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { Skeleton } from '@studiolo/ui/skeleton'
import { StageSteps } from '@studiolo/ui/stage-steps'
import { Ban, ExternalLink } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useFailureWords } from '@/features/generation/progress/use-failure-words'
import { useProgressWords } from '@/features/generation/progress/use-stages'
import { trpc } from '@/trpc/client'
import { readError } from '@/trpc/read-error'
import { Broken } from '../parts/broken'
import { Facts } from '../parts/facts'
import { IdText } from '../parts/id-text'
import { useLengthWords } from '../parts/length'
import { Moment } from '../parts/moment'
import { PersonLink } from '../parts/person-link'
import { places } from '../parts/places'
import { ReasonAction } from '../parts/reason-action'
import { AttemptsTable } from './attempts-table'
import { CreditsCell } from './credits-cell'
import type { GenerationRow } from './live-rows'

/** One generation in full: what went wrong first, what can be done, then how it went step by step and try by try. */
export function GenerationDetail({ row, nameOf }: { row: GenerationRow; nameOf: (userId: string) => string }) {
  const t = useTranslations('admin.generations')
  const query = trpc.admin.generations.get.useQuery({ id: row.id })
  const { stages, stateLabels } = useProgressWords(row)
  return (
    <div className="flex flex-col gap-5">
      {row.error ? <Failure row={row} /> : null}
      <div className="grid gap-x-10 gap-y-5 @3xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <p className="line-clamp-4 max-w-3xl text-base break-words">{row.title}</p>
          <GenerationFacts row={row} nameOf={nameOf} />
          <Actions row={row} />
        </div>
        <section aria-label={t('stages')} className="min-w-0">
          <StageSteps label={t('stages')} stages={stages} stateLabels={stateLabels} className="text-sm" />
        </section>
      </div>
      <section className="flex flex-col gap-2">
        <h2 className="text-sm font-medium">{t('attempts')}</h2>
        {query.data ? <AttemptsTable attempts={query.data.attempts} /> : null}
        {query.isPending ? <Skeleton className="h-20 w-full" /> : null}
        {query.isError && !query.data ? (
          <Broken title={t('attemptsBroken')} error={query.error} retry={() => void query.refetch()} />
        ) : null}
      </section>
    </div>
  )
}

function Failure({ row }: { row: GenerationRow }) {
  const t = useTranslations('admin.generations')
  const { message } = useFailureWords(row)
  const id = row.error?.id
  return (
    <Callout
      tone="failed"
      title={
        <>
          {message} <span className="font-mono text-xs font-normal">{row.error?.kind}</span>
        </>
      }
      action={
        id ? (
          <Button size="sm" render={<Link href={places.error(id)} />}>
            {t('seeError')}
          </Button>
        ) : null
      }
    />
  )
}

function GenerationFacts({ row, nameOf }: { row: GenerationRow; nameOf: (userId: string) => string }) {
  const t = useTranslations('admin.generations')
  const format = useFormatter()
  const length = useLengthWords()
  const { createdAt, startedAt, finishedAt } = row
  return (
    <Facts
      items={[
        { label: t('id'), value: <IdText id={row.id} /> },
        {
          label: t('creator'),
          value: <PersonLink userId={row.userId}>{nameOf(row.userId)}</PersonLink>,
        },
        { label: t('credits'), value: <CreditsCell view={row} /> },
        { label: t('created'), value: <Moment at={createdAt} /> },
        ...(startedAt ? [{ label: t('waited'), value: length(startedAt.getTime() - createdAt.getTime()) }] : []),
        ...(finishedAt
          ? [
              { label: t('finished'), value: <Moment at={finishedAt} /> },
              { label: t('took'), value: length(finishedAt.getTime() - createdAt.getTime()) },
            ]
          : []),
        { label: t('seed'), value: format.number(row.seed, { useGrouping: false }) },
        ...(row.sourceId
          ? [{ label: t('source'), value: <IdText id={row.sourceId} href={places.generation(row.sourceId)} /> }]
          : []),
      ]}
    />
  )
}

function Actions({ row }: { row: GenerationRow }) {
  const t = useTranslations('admin.generations')
  const trace = useTranslations('admin-trace')
  const utils = trpc.useUtils()
  const cancel = trpc.admin.generations.cancel.useMutation({
    onSettled: () => {
      void utils.admin.generations.invalidate()
      void utils.admin.ops.overview.invalidate()
    },
  })
  const { id, cancel: may, credits } = row
  return (
    <div className="flex flex-wrap gap-2">
      {may.possible ? (
        <ReasonAction
          label={t('cancel')}
          icon={<Ban aria-hidden="true" />}
          title={t('cancelTitle')}
          description={t(row.status === 'queued' ? 'cancelWaiting' : 'cancelStarted', { credits: credits.held })}
          confirm={t('cancelConfirm')}
          tone="danger"
          done={t('canceled')}
          run={(reason) => cancel.mutateAsync({ id, reason })}
          explain={(error) => (readError(error).kind === 'CONFLICT' ? t('cancelTooLate') : undefined)}
        />
      ) : null}
      <Button size="sm" icon={<ExternalLink aria-hidden="true" />} render={<Link href={`/g/${id}`} />}>
        {t('seeResult')}
      </Button>
      <Button size="sm" variant="ghost" render={<Link href={places.inLedger(id)} />}>
        {trace('inLedger')}
      </Button>
      <Button size="sm" variant="ghost" render={<Link href={places.errorsAbout(id)} />}>
        {t('seeErrors')}
      </Button>
      <Button size="sm" variant="ghost" render={<Link href={places.generationsOf(row.userId)} />}>
        {t('sameCreator')}
      </Button>
    </div>
  )
}
