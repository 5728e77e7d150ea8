'use client'

import { cn } from '@studiolo/ui/cn'
import { Popover } from '@studiolo/ui/popover'
import { CircleDashed, LoaderCircle } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { lazy } from 'react'
import { useBalance } from '@/features/credits/use-balance'
import { useLiveGenerations } from '@/features/generation/events/use-live-generations'

/** Inside the popover, which waits for it. */
const RunningGenerations = lazy(async () => {
  const loaded = await import('@/features/generation/running/running-generations')
  return { default: loaded.RunningGenerations }
})

/** The balance and what is being made: on every page, in one place. */
export function StudioStatus({ layout }: { layout: 'rail' | 'bar' }) {
  const t = useTranslations('shell')
  const language = useLocale()
  const { generations } = useLiveGenerations()
  const credits = useBalance()?.available
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
            aria-label={t('running', { count: generations.length })}
            className="relative grid size-9 place-items-center rounded-md text-muted hover:bg-wash hover:text-ink"
          >
            {generations.length > 0 ? (
              <>
                <LoaderCircle aria-hidden="true" className="size-6 animate-spin text-held motion-reduce:animate-none" />
                <span aria-hidden="true" className="numeric absolute text-[10px] font-semibold text-ink">
                  {generations.length}
                </span>
              </>
            ) : (
              <CircleDashed aria-hidden="true" className="size-5" />
            )}
          </button>
        }
      >
        <RunningGenerations />
      </Popover>
      <Link
        href="/credits"
        aria-label={credits === undefined ? t('credits') : t('balance', { credits })}
        className="numeric flex flex-col items-center rounded-md px-1.5 py-1 text-sm font-semibold text-ink hover:bg-wash"
      >
        {text}{' '}
        <span aria-hidden="true" className="text-2xs font-medium text-muted">
          {t('creditsUnit', { credits: credits ?? 0 })}
        </span>
      </Link>
    </div>
  )
}
