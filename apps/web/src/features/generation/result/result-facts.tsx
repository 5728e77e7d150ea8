'use client'

import type { AssetView } from '@studiolo/core/assets/contract'
import type { GenerationView } from '@studiolo/core/generation/contract'
import { CopyButton } from '@studiolo/ui/copy-button'
import { DataList } from '@studiolo/ui/data-list'
import { formatDuration } from '@studiolo/ui/duration'
import { Popover } from '@studiolo/ui/popover'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { formatBytes, loudnessOf } from '@/features/assets/asset-media'
import { PriceLines } from '../composer/price-details'
import { outcomeOf } from '../progress/outcome'
import { hasSeed } from '../start/recipe-quote'
import { InputSummary } from '../recipe-forms/input-summary'

type Fact = { label: string; value: ReactNode }

/** What is known of it: what was asked for, what came out, who made it, what it cost, where it came from. */
export function ResultFacts({ view }: { view: GenerationView }) {
  const t = useTranslations('generation.facts')
  const format = useFormatter()
  const [asset] = view.assets
  const made = useAssetFacts(asset)
  const facts: Fact[] = [
    { label: t('options'), value: <InputSummary recipe={view.recipe} input={view.input} /> },
    ...made,
    ...(hasSeed(view.recipe) ? [{ label: t('seed'), value: <Seed seed={view.seed} /> }] : []),
    ...(view.provider ? [{ label: t('madeBy'), value: <MadeBy provider={view.provider} /> }] : []),
    { label: t('credits'), value: <Cost view={view} /> },
    {
      label: t('created'),
      value: (
        <time dateTime={view.createdAt.toISOString()} suppressHydrationWarning>
          {format.dateTime(view.createdAt, { dateStyle: 'medium', timeStyle: 'short', timeZone: browserZone() })}
        </time>
      ),
    },
    ...(view.sourceId
      ? [
          {
            label: t('source'),
            value: (
              <Link href={`/g/${view.sourceId}`} className="underline underline-offset-3">
                {t('seeSource')}
              </Link>
            ),
          },
        ]
      : []),
  ]
  return <DataList items={facts} />
}

function useAssetFacts(asset: AssetView | undefined): Fact[] {
  const t = useTranslations('generation.facts')
  const language = useLocale()
  if (!asset) return []
  const { width, height, durationMs, sizeBytes } = asset
  const loudness = loudnessOf(asset)
  return [
    ...(width && height ? [{ label: t('size'), value: `${width} × ${height}` }] : []),
    ...(durationMs ? [{ label: t('length'), value: formatDuration(durationMs) }] : []),
    ...(loudness === null
      ? []
      : [{ label: t('loudness'), value: t('lufs', { loudness: formatLoudness(loudness, language) }) }]),
    { label: t('files'), value: formatBytes(sizeBytes, language) },
  ]
}

function formatLoudness(lufs: number, language: string): string {
  const text = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(lufs)
  return text.replace('-', '−')
}

function Seed({ seed }: { seed: number }) {
  const t = useTranslations('generation')
  return (
    <span className="-my-1.5 inline-flex items-center gap-0.5">
      {seed}
      <CopyButton value={String(seed)} labels={{ copy: t('facts.copySeed'), copied: t('copied') }} />
    </span>
  )
}

function MadeBy({ provider }: { provider: string }) {
  const t = useTranslations('generation.facts')
  // Said plainly, in the reader's language.
  return provider === 'Built-in renderer' ? t('builtIn') : provider
}

function Cost({ view }: { view: GenerationView }) {
  const t = useTranslations('generation')
  const { credits, quoteLines } = view
  const outcome = t(`outcome.${outcomeOf(view)}`, { credits: credits.charged || credits.held || credits.released })
  return (
    <Popover
      title={t('price.title')}
      align="end"
      trigger={
        <button
          type="button"
          className="rounded-sm text-right underline decoration-dotted decoration-line-strong underline-offset-3 hover:decoration-ink"
        >
          {outcome}
        </button>
      }
    >
      <PriceLines quote={{ credits: credits.quoted, lines: quoteLines }} />
    </Popover>
  )
}

/** The zone of whoever looks; the server does not know it, so the first paint may differ. */
function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
