'use client'

import type { RecoveryView } from '@studiolo/core/recovery/contract'
import type { Id } from '@studiolo/db/states/ids'
import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { Dialog, DialogClose, DialogContent } from '@studiolo/ui/dialog'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { trpc } from '@/trpc/client'
import { useErrorWords } from '@/trpc/read-error'
import { DisputeForm } from './dispute-form'
import { RecoveryOutcome } from './recovery-outcome'

/** The charge that is disputed. */
export type DisputedCharge = { kind: 'generation'; id: Id<'gen'> } | { kind: 'order'; id: Id<'ord'> }

export interface DisputeDialogProps {
  charge: DisputedCharge
  open: boolean
  onClose: () => void
}

/** Asks what went wrong, and shows in the same place what the evidence says about it. */
export function DisputeDialog({ charge, open, onClose }: DisputeDialogProps) {
  const t = useTranslations('recovery')
  const shell = useTranslations('shell')
  const formId = useId()
  const utils = trpc.useUtils()
  const ask = trpc.recovery.ask.useMutation({
    onSettled: () => {
      void utils.recovery.invalidate()
      void utils.credits.invalidate()
    },
  })
  const isOrder = charge.kind === 'order'
  const close = () => {
    onClose()
    ask.reset()
  }
  return (
    <Dialog open={open} onOpenChange={(wanted) => (wanted || ask.isPending ? undefined : close())}>
      <DialogContent
        title={t(isOrder ? 'titleOrder' : 'title')}
        description={ask.data ? undefined : t('text')}
        closeLabel={shell('close')}
        footer={
          ask.data ? (
            <DialogClose render={<Button variant="primary" />}>{t('done')}</DialogClose>
          ) : (
            <>
              <DialogClose render={<Button />}>{shell('cancel')}</DialogClose>
              <Button type="submit" form={formId} variant="primary" loading={ask.isPending} loadingLabel={t('sending')}>
                {t('send')}
              </Button>
            </>
          )
        }
      >
        <div className="flex flex-col gap-4">
          {ask.data ? null : (
            <DisputeForm
              id={formId}
              about={charge.kind}
              onSubmit={(dispute) => {
                if (ask.isPending) return
                ask.mutate({ ...dispute, ...(isOrder ? { orderId: charge.id } : { generationId: charge.id }) })
              }}
            />
          )}
          <Answer answer={ask.data} error={ask.error} />
        </div>
      </DialogContent>
    </Dialog>
  )
}

const refusals = ['still-running', 'too-old'] as const

/** Spoken when it comes. */
function Answer({ answer, error }: { answer: RecoveryView | undefined; error: unknown }) {
  const t = useTranslations('recovery.refused')
  const words = useErrorWords()
  const failure = error ? words(error) : null
  const refusal = refusals.find((known) => known === failure?.meta.reason)
  return (
    <div aria-live="polite">
      {answer ? <RecoveryOutcome recovery={answer} /> : null}
      {failure ? (
        <Callout tone="failed" title={refusal ? t(refusal, { days: Number(failure.meta.days) }) : failure.message}>
          {refusal ? null : failure.suggestion}
        </Callout>
      ) : null}
    </div>
  )
}
