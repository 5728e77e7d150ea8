'use client'

import type { GenerationView } from '@studiolo/core/generation/contract'
import { Button } from '@studiolo/ui/button'
import { CopyButton } from '@studiolo/ui/copy-button'
import { RelativeTime } from '@studiolo/ui/relative-time'
import { StageSteps } from '@studiolo/ui/stage-steps'
import { StatusBadge } from '@studiolo/ui/status-badge'
import { Download, Shuffle } from 'lucide-react'
import { useLocale, useNow, useTranslations } from 'next-intl'
import Link from 'next/link'
import { downloadsOf } from '@/features/assets/asset-media'
import { FavouriteButton } from '@/features/assets/favourite-button'
import { RestoreButton } from '@/features/assets/restore-button'
import { hasEnded } from '../events/patch-generation'
import { InputSummary } from '../recipe-forms/input-summary'
import { wordsOf } from '../recipe-forms/words-of'
import { useRecipeWords } from '../recipe-forms/use-recipe-words'
import { CancelButton } from './cancel-button'
import { GenerationThumb } from './generation-thumb'
import { outcomeOf } from './outcome'
import { RetryButton } from './retry-button'
import { useFailureWords } from './use-failure-words'
import { useProgressWords } from './use-stages'

/** One generation as it stands: waiting, being made, made, failed or canceled. */
export function GenerationCard({ view }: { view: GenerationView }) {
  const t = useTranslations('generation')
  const language = useLocale()
  const now = useNow({ updateInterval: 60_000 })
  const { name } = useRecipeWords()
  const { id, status, recipe, credits } = view
  return (
    <article className="flex gap-4 rounded-md border border-line bg-surface p-3 max-sm:flex-col">
      <div className="grid shrink-0 place-items-center sm:w-[235px]">
        <GenerationThumb view={view} />
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <header className="flex min-w-0 flex-col gap-1">
          <div className="flex items-start justify-between gap-3">
            <h3 className="line-clamp-2 min-w-0 font-medium text-pretty break-words">
              <Link href={`/g/${id}`} className="hover:underline hover:underline-offset-3">
                {wordsOf(view)}
              </Link>
            </h3>
            {status === 'succeeded' ? null : <StatusBadge status={status} label={t(`statuses.${status}`)} />}
          </div>
          <p className="numeric flex flex-wrap text-sm text-muted [&>*+*]:before:px-1.5 [&>*+*]:before:text-line-strong [&>*+*]:before:content-['·']">
            <span>{name(recipe)}</span>
            <span>
              <InputSummary recipe={recipe} input={view.input} />
            </span>
            <span>
              {t(`outcome.${outcomeOf(view)}`, { credits: credits.charged || credits.held || credits.released })}
            </span>
            <RelativeTime atMs={view.createdAt.getTime()} nowMs={now.getTime()} locale={language} />
          </p>
        </header>
        <Standing view={view} />
      </div>
    </article>
  )
}

function Standing({ view }: { view: GenerationView }) {
  if (!hasEnded(view.status)) return <UnderWay view={view} />
  if (view.status === 'succeeded') return <Made view={view} />
  return <NotMade view={view} />
}

function UnderWay({ view }: { view: GenerationView }) {
  const t = useTranslations('generation')
  const { stages, stateLabels, standing } = useProgressWords(view)
  return (
    <>
      <StageSteps
        variant="compact"
        label={t('progress.label', { title: view.title })}
        stages={stages}
        stateLabels={stateLabels}
        className="mt-auto"
      />
      <div className="-mb-1 -ml-2.5 flex min-h-7 items-center">
        <CancelButton view={view} />
        {view.status === 'canceling' ? <p className="px-2.5 text-sm text-muted">{t('cancel.stopping')}</p> : null}
      </div>
      <span aria-live="polite" className="sr-only">
        {standing}
      </span>
    </>
  )
}

function Made({ view }: { view: GenerationView }) {
  const t = useTranslations('generation')
  const [asset] = view.assets
  if (!asset) {
    return (
      <div className="mt-auto flex flex-wrap items-center gap-3">
        <p className="text-sm text-muted">{t('result.deleted')}</p>
        <RestoreButton generationId={view.id} />
      </div>
    )
  }
  const [file] = downloadsOf(asset)
  return (
    <div className="mt-auto -ml-2.5 flex flex-wrap items-center gap-1">
      {file ? (
        <Button
          size="sm"
          variant="ghost"
          icon={<Download aria-hidden="true" />}
          // oxlint-disable-next-line jsx-a11y/control-has-associated-label -- the button's words go into it
          render={<a href={file.downloadUrl} download />}
        >
          {t('actions.download')}
        </Button>
      ) : null}
      <Button
        size="sm"
        variant="ghost"
        icon={<Shuffle aria-hidden="true" />}
        render={<Link href={`/create?remix=${view.id}`} />}
      >
        {t('actions.remix')}
      </Button>
      <FavouriteButton asset={asset} />
    </div>
  )
}

function NotMade({ view }: { view: GenerationView }) {
  const t = useTranslations('generation')
  const { message, suggestion } = useFailureWords(view)
  const isFailed = view.status === 'failed'
  return (
    <>
      <p className="text-sm">
        {isFailed ? <span className="font-medium text-failed">{message} </span> : null}
        {isFailed ? `${suggestion} ` : null}
        <span className="font-medium">
          {isFailed ? t('failure.notCharged') : t('cancel.back', { credits: view.credits.released })}
        </span>
      </p>
      <div className="mt-auto flex flex-wrap items-center gap-2">
        <RetryButton view={view} />
        <Button size="sm" variant="ghost" render={<Link href={`/create?remix=${view.id}`} />}>
          {t('actions.change')}
        </Button>
        {isFailed && view.error?.id ? (
          <span className="flex min-w-0 items-center gap-0.5 text-xs text-muted">
            <code className="min-w-0 truncate font-mono" title={t('failure.id')}>
              {view.error.id}
            </code>
            <CopyButton value={view.error.id} labels={{ copy: t('failure.copyId'), copied: t('copied') }} />
          </span>
        ) : null}
      </div>
    </>
  )
}
