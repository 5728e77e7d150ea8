'use client'

import type { GenerationView } from '@studiolo/core/generation/contract'
import { AlertDialog } from '@studiolo/ui/alert-dialog'
import { Button } from '@studiolo/ui/button'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { trpc } from '@/trpc/client'
import { useErrorWords } from '@/trpc/read-error'
import { putInCache } from '../events/generation-cache'
import { useRecipeWords } from '../recipe-forms/use-recipe-words'

/** Cancels, after saying what that means for the credits. Nothing while it cannot be canceled. */
export function CancelButton({ view }: { view: GenerationView }) {
  const t = useTranslations('generation.cancel')
  const words = useErrorWords()
  const client = useQueryClient()
  const utils = trpc.useUtils()
  const { thing } = useRecipeWords()
  const cancel = trpc.generation.cancel.useMutation({
    onSuccess: (after) => {
      putInCache(client, after)
      void utils.credits.balance.invalidate()
    },
    onError: () => void utils.generation.get.invalidate({ id: view.id }),
  })
  if (!view.cancel.possible) return null
  const credits = view.credits.held
  return (
    <AlertDialog
      trigger={
        <Button size="sm" variant="ghost">
          {t('button')}
        </Button>
      }
      title={t('title', { thing: thing(view.recipe) })}
      description={view.status === 'queued' ? t('waitingRule', { credits }) : t('startedRule', { credits })}
      confirmLabel={t('confirm')}
      cancelLabel={t('keep')}
      onConfirm={async () => void (await cancel.mutateAsync({ id: view.id }))}
      describeError={(error) => {
        const { message, suggestion, kind } = words(error)
        return kind === 'CONFLICT' ? t('tooLate') : `${message} ${suggestion}`
      }}
    >
      <p className="line-clamp-3 rounded-sm bg-wash px-3 py-2 text-sm break-words">{view.title}</p>
    </AlertDialog>
  )
}
