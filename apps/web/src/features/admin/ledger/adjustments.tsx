'use client'

import type { AdjustmentState } from '@studiolo/db/states/credits'
import type { Id } from '@studiolo/db/states/ids'
import { AlertDialog } from '@studiolo/ui/alert-dialog'
import { Badge } from '@studiolo/ui/badge'
import { Button } from '@studiolo/ui/button'
import { showToast } from '@studiolo/ui/toast'
import { useTranslations } from 'next-intl'
import { trpc, type Outputs } from '@/trpc/client'
import { readError, useErrorWords } from '@/trpc/read-error'
import { Broken } from '../parts/broken'
import { Ago } from '../parts/moment'
import { usePeopleNames } from '../parts/people'
import { useStaff } from '../parts/staff'
import { pageByPage, useRows } from '../table/pages'

type Adjustment = Outputs['admin']['credits']['adjustments']['rows'][number]

const tones = { waiting: 'held', booked: 'released', declined: 'neutral' } as const

/** What admins gave or took by hand, or want to; shows nothing where there is nothing. */
export function Adjustments({ userId, state }: { userId?: Id<'usr'>; state?: AdjustmentState }) {
  const t = useTranslations('admin-adjustments')
  const admin = useTranslations('admin')
  const query = trpc.admin.credits.adjustments.useInfiniteQuery({ userId, state, limit: 20 }, pageByPage)
  const rows = useRows(query.data)
  const nameOf = usePeopleNames(rows.flatMap((row) => [row.userId, row.askedBy, row.decidedBy ?? '']))
  if (query.isError && rows.length === 0)
    return <Broken title={t('broken')} error={query.error} retry={() => void query.refetch()} />
  if (rows.length === 0) return null
  const title = state === 'waiting' ? t('title') : t('history')
  return (
    <section aria-label={title} className="flex flex-col gap-2">
      <h2 className="text-sm font-medium">{title}</h2>
      <ul className="divide-y divide-line rounded-md border border-line bg-surface">
        {rows.map((row) => (
          <Line key={row.id} row={row} nameOf={nameOf} />
        ))}
      </ul>
      {query.hasNextPage ? (
        <Button size="sm" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {admin('table.more')}
        </Button>
      ) : null}
    </section>
  )
}

function Line({ row, nameOf }: { row: Adjustment; nameOf: (id: string) => string }) {
  const t = useTranslations('admin-adjustments')
  const { id, isAdmin } = useStaff()
  const { amount, state, reason, createdAt, askedBy, decidedBy } = row
  const facts = { credits: Math.abs(amount), name: nameOf(row.userId) }
  const what = amount > 0 ? t('gives', facts) : t('takes', facts)
  const why = !isAdmin ? t('adminsOnly') : askedBy === id ? t('own') : row.userId === id ? t('ownGift') : null
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-3 py-2 text-sm">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {what} <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>
        </p>
        <p className="break-words">{reason}</p>
        <p className="text-xs text-muted">
          {t('askedBy', { name: nameOf(askedBy) })} · <Ago at={createdAt} />
          {decidedBy ? ` · ${t('decidedBy', { name: nameOf(decidedBy) })}` : null}
        </p>
      </div>
      {state !== 'waiting' ? null : why ? (
        <p className="text-muted">{why}</p>
      ) : (
        <div className="flex gap-2">
          <Decide row={row} title={what} decision="approve" />
          <Decide row={row} title={what} decision="decline" />
        </div>
      )}
    </li>
  )
}

function Decide({ row, title, decision }: { row: Adjustment; title: string; decision: 'approve' | 'decline' }) {
  const t = useTranslations('admin-adjustments')
  const shell = useTranslations('shell')
  const words = useErrorWords()
  const explain = useLessWords()
  const utils = trpc.useUtils()
  const decide = trpc.admin.credits.decideAdjustment.useMutation({
    onSettled: () => {
      void utils.admin.credits.invalidate()
      void utils.admin.ops.audit.invalidate()
    },
  })
  return (
    <AlertDialog
      trigger={<Button size="sm">{t(decision)}</Button>}
      title={title}
      description={t(decision === 'approve' ? 'approveText' : 'declineText', { reason: row.reason })}
      confirmLabel={t(decision)}
      cancelLabel={shell('cancel')}
      describeError={(error) => explain(error) ?? `${words(error).message} ${words(error).suggestion}`}
      onConfirm={async () => {
        await decide.mutateAsync({ id: row.id, decision })
        const done = decision === 'approve' ? t('approved') : t('declined')
        showToast({ title: done, text: title, tone: 'released', closeLabel: shell('close') })
      }}
    />
  )
}

/** Own words for what adjusting refuses: less to take, or decided by somebody else. */
export function useLessWords(): (error: unknown) => string | undefined {
  const t = useTranslations('admin-adjustments')
  return (error) => {
    const { kind, meta } = readError(error)
    if (meta.reason === 'less-to-take') return t('less', { available: Number(meta.available) })
    return kind === 'CONFLICT' && meta.reason === 'decided' ? t('gone') : undefined
  }
}
