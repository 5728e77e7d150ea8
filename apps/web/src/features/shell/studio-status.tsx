'use client'

import { generationChangedPayload } from '@studiolo/core/generation/contract'
import { cn } from '@studiolo/ui/cn'
import { Popover } from '@studiolo/ui/popover'
import { Progress } from '@studiolo/ui/progress'
import { CircleDashed, LoaderCircle } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useCallback } from 'react'
import { trpc, type Outputs } from '@/trpc/client'
import { useLiveEvent } from '@/trpc/live'

type Generation = Outputs['generation']['list']['items'][number]

/** The balance and what is being made: on every page, in one place. */
export function StudioStatus({ layout }: { layout: 'rail' | 'bar' }) {
  const t = useTranslations('shell')
  const language = useLocale()
  const running = trpc.generation.list.useQuery({ live: true, limit: 20 }, { meta: { live: true } })
  const balance = trpc.credits.balance.useQuery(undefined, { meta: { live: true } })
  useRunningProgress()

  const items = running.data?.items ?? []
  const credits = balance.data?.available
  const text = credits === undefined ? '–' : new Intl.NumberFormat(language).format(credits)
  const stacked = layout === 'rail'
  return (
    <div className={cn('flex items-center gap-1', stacked && 'flex-col')}>
      <Popover
        title={t('runningTitle')}
        side={stacked ? 'right' : 'bottom'}
        align={stacked ? 'end' : 'start'}
        trigger={
          <button
            type="button"
            aria-label={t('running', { count: items.length })}
            className="relative grid size-9 place-items-center rounded-md text-muted hover:bg-wash hover:text-ink"
          >
            {items.length > 0 ? (
              <>
                <LoaderCircle aria-hidden="true" className="size-6 animate-spin text-held motion-reduce:animate-none" />
                <span aria-hidden="true" className="numeric absolute text-[10px] font-semibold text-ink">
                  {items.length}
                </span>
              </>
            ) : (
              <CircleDashed aria-hidden="true" className="size-5" />
            )}
          </button>
        }
      >
        {items.length === 0 ? (
          <p className="text-sm text-muted">{t('nothingRunning')}</p>
        ) : (
          <ul className="flex flex-col gap-4">
            {items.map((generation) => (
              <li key={generation.id}>
                <RunningItem generation={generation} />
              </li>
            ))}
          </ul>
        )}
      </Popover>
      <Link
        href="/credits"
        aria-label={credits === undefined ? t('credits') : t('balance', { credits })}
        className="numeric flex flex-col items-center rounded-md px-1.5 py-1 text-sm font-semibold text-ink hover:bg-wash"
      >
        {text}
        <span aria-hidden="true" className="text-2xs font-medium text-muted">
          {t('creditsUnit', { credits: credits ?? 0 })}
        </span>
      </Link>
    </div>
  )
}

function RunningItem({ generation }: { generation: Generation }) {
  const t = useTranslations('shell')
  const { id, title, status, progress, queuePosition } = generation
  const waiting = status === 'queued' && queuePosition !== undefined
  const valueText = waiting ? t('place', { position: queuePosition }) : t('percent', { percent: Math.round(progress) })
  return (
    <Link href={`/g/${id}`} className="block rounded-sm hover:bg-wash">
      <Progress label={title} percent={waiting ? null : progress} valueText={valueText} tone="held" size="sm" />
    </Link>
  )
}

const finished = new Set(['succeeded', 'failed', 'canceled'])

/** Moves the bars with each event; what starts or ends is read anew, and the balance with it. */
function useRunningProgress(): void {
  const utils = trpc.useUtils()
  const onChange = useCallback(
    ({
      id,
      status,
      stage,
      percent,
    }: {
      id: string
      status: Generation['status']
      stage: Generation['stage']
      percent: number
    }) => {
      let known = false
      utils.generation.list.setData({ live: true, limit: 20 }, (page) => {
        if (!page) return page
        known = page.items.some((item) => item.id === id)
        const items = page.items
          .filter((item) => item.id !== id || !finished.has(status))
          .map((item) => (item.id === id ? { ...item, status, stage, progress: percent } : item))
        return { ...page, items }
      })
      if (known && !finished.has(status)) return
      void utils.generation.list.invalidate({ live: true })
      void utils.credits.balance.invalidate()
    },
    [utils],
  )
  useLiveEvent('generation.changed', generationChangedPayload, onChange)
}
