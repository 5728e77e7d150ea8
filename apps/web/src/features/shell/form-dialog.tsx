'use client'

import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { Dialog, DialogClose, DialogContent } from '@studiolo/ui/dialog'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useErrorWords } from '@/trpc/read-error'

export interface FormDialogProps {
  open: boolean
  onClose: () => void
  title: string
  description: string
  /** Of the form inside, which the button below submits. */
  formId: string
  /** What the button says. */
  submit: string
  /** What the form sends: shown while it runs, its error in words, forgotten when the dialog closes. */
  mutation: { isPending: boolean; error: unknown; reset: () => void }
  children: ReactNode
}

/** A dialog around one form, which is saved or left. */
export function FormDialog({ open, onClose, title, description, formId, submit, mutation, children }: FormDialogProps) {
  const t = useTranslations('shell')
  const words = useErrorWords()
  const failure = mutation.error ? words(mutation.error) : null
  return (
    <Dialog
      open={open}
      onOpenChange={(wanted) => {
        if (wanted) return
        mutation.reset()
        onClose()
      }}
    >
      <DialogContent
        title={title}
        description={description}
        closeLabel={t('close')}
        footer={
          <>
            <DialogClose render={<Button />}>{t('cancel')}</DialogClose>
            <Button type="submit" form={formId} variant="primary" loading={mutation.isPending}>
              {submit}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-4">
          {children}
          {failure ? (
            <Callout tone="failed" title={failure.message}>
              {failure.suggestion}
            </Callout>
          ) : null}
        </div>
      </DialogContent>
    </Dialog>
  )
}
