'use client'

import { Button } from '@studiolo/ui/button'
import { cn } from '@studiolo/ui/cn'
import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useLengthWords } from '../parts/length'
import type { Cause, Verdict } from './verdict'

const looks = {
  working: { box: 'border-released/40 bg-released-soft', mark: 'text-released', icon: CircleCheck },
  degraded: { box: 'border-held/40 bg-held-soft', mark: 'text-held', icon: TriangleAlert },
  stopped: { box: 'border-failed/40 bg-failed-soft', mark: 'text-failed', icon: CircleX },
} as const

/** State first, cause next, action beside it. */
export function VerdictBanner({ verdict: { state, causes } }: { verdict: Verdict }) {
  const t = useTranslations('admin.overview.verdict')
  const { box, mark, icon: Icon } = looks[state]
  return (
    <section aria-label={t('label')} className={cn('flex flex-col rounded-md border px-4 py-3', box)}>
      <p aria-live="polite" className="flex items-center gap-2.5 text-lg font-semibold">
        <Icon aria-hidden="true" className={cn('size-5 shrink-0', mark)} />
        {t(state, { count: causes.length })}
      </p>
      {causes.length > 0 ? (
        <ul className="mt-1 flex flex-col pl-7.5">
          {causes.map((cause) => (
            <CauseLine key={cause.kind} cause={cause} />
          ))}
        </ul>
      ) : null}
    </section>
  )
}

const actions = {
  'no-worker': null,
  'dead-jobs': { href: '/admin/queue?state=dead', words: 'toQueue' },
  'low-success': { href: '/admin/generations?status=failed', words: 'toFailed' },
  backlog: { href: '/admin/generations?status=queued', words: 'toWaiting' },
  'long-wait': { href: '/admin/generations?status=queued', words: 'toWaiting' },
  'system-errors': { href: '/admin/errors?class=system', words: 'toErrors' },
} as const satisfies Record<Cause['kind'], { href: string; words: string } | null>

function CauseLine({ cause }: { cause: Cause }) {
  const t = useTranslations('admin.overview.verdict')
  const length = useLengthWords()
  const action = actions[cause.kind]
  const facts = cause.kind === 'long-wait' ? { wait: length(cause.waitMs) } : cause
  return (
    <li className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 gap-y-1 py-1">
      <span>{t(`causes.${cause.kind}`, facts)}</span>
      {action ? (
        <Button size="sm" render={<Link href={action.href} />}>
          {t(action.words)}
        </Button>
      ) : null}
    </li>
  )
}
