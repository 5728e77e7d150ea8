'use client'

import type { GenerationView } from '@studiolo/core/generation/contract'
import { Button } from '@studiolo/ui/button'
import { EmptyState } from '@studiolo/ui/empty-state'
import { ErrorState } from '@studiolo/ui/error-state'
import { Ban, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { RestoreButton } from '@/features/assets/restore-button'
import { RetryButton } from '../progress/retry-button'
import { useFailureWords } from '../progress/use-failure-words'

/** Where a film would stand: why there is none, what it cost, what next. */
export function NotThere({ view }: { view: GenerationView }) {
  return (
    <div className="grid min-h-[min(56vw,420px)] place-items-center rounded-md border border-line bg-surface">
      {view.status === 'failed' ? <Failed view={view} /> : null}
      {view.status === 'canceled' ? <Canceled view={view} /> : null}
      {view.status === 'succeeded' ? <Deleted view={view} /> : null}
    </div>
  )
}

function Again({ view }: { view: GenerationView }) {
  const t = useTranslations('generation.actions')
  const router = useRouter()
  return (
    <>
      <RetryButton view={view} variant="primary" size="md" onStarted={(started) => router.push(`/g/${started.id}`)} />
      <Button render={<Link href={`/create?remix=${view.id}`} />}>{t('change')}</Button>
    </>
  )
}

function Failed({ view }: { view: GenerationView }) {
  const t = useTranslations('generation')
  const { message, suggestion } = useFailureWords(view)
  const id = view.error?.id
  return (
    <ErrorState
      size="inline"
      title={message}
      text={suggestion}
      cost={t('failure.notCharged')}
      action={<Again view={view} />}
      errorId={
        id
          ? { label: t('failure.id'), value: id, copyLabels: { copy: t('failure.copyId'), copied: t('copied') } }
          : undefined
      }
    />
  )
}

function Canceled({ view }: { view: GenerationView }) {
  const t = useTranslations('generation')
  return (
    <EmptyState
      size="inline"
      icon={<Ban />}
      title={t('cancel.done')}
      text={t('cancel.back', { credits: view.credits.released })}
      action={<Again view={view} />}
    />
  )
}

function Deleted({ view }: { view: GenerationView }) {
  const t = useTranslations('generation')
  return (
    <EmptyState
      size="inline"
      icon={<Trash2 />}
      title={t('result.deleted')}
      text={t('result.deletedText')}
      action={
        <>
          <RestoreButton generationId={view.id} size="md" />
          <Button render={<Link href={`/create?remix=${view.id}`} />}>{t('actions.remix')}</Button>
        </>
      }
    />
  )
}
