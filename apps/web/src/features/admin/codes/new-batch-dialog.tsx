'use client'

import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { CodeBlock } from '@studiolo/ui/code-block'
import { CopyButton } from '@studiolo/ui/copy-button'
import { Dialog, DialogClose, DialogContent } from '@studiolo/ui/dialog'
import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId } from 'react'
import { trpc } from '@/trpc/client'
import { useErrorWords } from '@/trpc/read-error'
import { BatchForm } from './batch-form'

export interface NewBatchDialogProps {
  open: boolean
  onClose: () => void
}

/** Makes a batch, then shows its codes, this once. */
export function NewBatchDialog({ open, onClose }: NewBatchDialogProps) {
  const t = useTranslations('codes')
  const shell = useTranslations('shell')
  const words = useErrorWords()
  const formId = useId()
  const utils = trpc.useUtils()
  const create = trpc.admin.codes.create.useMutation({
    onSettled: () => {
      void utils.admin.codes.invalidate()
      void utils.admin.ops.audit.invalidate()
    },
  })
  const made = create.data
  const text = made?.codes.join('\n') ?? ''
  return (
    <Dialog
      open={open}
      onOpenChange={(wanted) => {
        // Codes that are on their way would be lost.
        if (wanted || create.isPending) return
        create.reset()
        onClose()
      }}
    >
      <DialogContent
        title={made ? t('made.title', { count: made.codes.length, name: made.name }) : t('form.title')}
        description={t(made ? 'made.text' : 'form.text')}
        closeLabel={shell('close')}
        footer={
          made ? (
            <>
              <Button
                icon={<Download aria-hidden="true" />}
                render={
                  <a
                    href={`data:text/csv;charset=utf-8,${encodeURIComponent(`code\r\n${made.codes.join('\r\n')}\r\n`)}`}
                    download={`${made.id}.csv`}
                  />
                }
              >
                {t('made.download')}
              </Button>
              <CopyButton
                value={text}
                show="label"
                size="md"
                labels={{ copy: t('made.copy'), copied: t('made.copied') }}
              />
              <DialogClose render={<Button variant="primary" />}>{t('made.close')}</DialogClose>
            </>
          ) : (
            <>
              <DialogClose render={<Button />}>{shell('cancel')}</DialogClose>
              <Button type="submit" form={formId} variant="primary" loading={create.isPending}>
                {t('form.create')}
              </Button>
            </>
          )
        }
      >
        {made ? (
          <CodeBlock code={text} label={t('made.codes')} />
        ) : (
          <div className="flex flex-col gap-4">
            <BatchForm id={formId} onSubmit={(batch) => create.isPending || create.mutate(batch)} />
            {create.error ? (
              <Callout tone="failed" title={words(create.error).message}>
                {words(create.error).suggestion}
              </Callout>
            ) : null}
          </div>
        )}
      </DialogContent>
    </Dialog>
  )
}
