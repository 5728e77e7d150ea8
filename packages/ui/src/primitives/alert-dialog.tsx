'use client'

import { AlertDialog as Base } from '@base-ui/react/alert-dialog'
import { useState } from 'react'
import type { ReactElement, ReactNode } from 'react'
import { backdrop } from '../styles/recipes'
import { Button } from './button'
import { Callout } from './callout'
import { cn } from './cn'
import { DialogFooter, dialogPopup, dialogViewport } from './dialog'
import { Field } from './field'
import { Textarea } from './textarea'

export type ReasonField = {
  label: string
  hint?: string
  placeholder?: string
  /** Until as many characters are written the action waits; 0 makes the reason optional. Default 1. */
  minLength?: number
}

export type AlertDialogProps = {
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** What opens it, when it is not controlled. */
  trigger?: ReactElement
  title: ReactNode
  description?: ReactNode
  /** More facts: what it costs, what comes back. */
  children?: ReactNode
  confirmLabel: string
  cancelLabel: string
  /** `danger` for what cannot be undone. Default `neutral`. */
  tone?: 'neutral' | 'danger'
  /** Asks why; the text goes to `onConfirm`. */
  reason?: ReasonField
  /** Closes when it resolves; stays open and shows `describeError` when it rejects. */
  onConfirm: (reason: string) => void | Promise<void>
  describeError?: (error: unknown) => string
}

/** Asks before something of weight happens. */
export function AlertDialog(props: AlertDialogProps) {
  const [ownOpen, setOwnOpen] = useState(false)
  const open = props.open ?? ownOpen
  const setOpen = (next: boolean) => {
    setOwnOpen(next)
    props.onOpenChange?.(next)
  }

  return (
    <Base.Root open={open} onOpenChange={setOpen}>
      {props.trigger ? <Base.Trigger render={props.trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className={backdrop} />
        <Base.Viewport className={dialogViewport}>
          <Base.Popup className={cn(dialogPopup, 'sm:max-w-[440px]')}>
            <Question {...props} close={() => setOpen(false)} />
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}

// Mounted with the popup, so that every opening starts clean.
function Question({ close, ...props }: AlertDialogProps & { close: () => void }) {
  const { title, description, children, confirmLabel, cancelLabel, tone = 'neutral', reason, onConfirm } = props
  const [written, setWritten] = useState('')
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string>()
  const tooShort = reason !== undefined && written.trim().length < (reason.minLength ?? 1)

  async function confirm() {
    setPending(true)
    setProblem(undefined)
    try {
      await onConfirm(written.trim())
      close()
    } catch (error) {
      if (!props.describeError) throw error
      setProblem(props.describeError(error))
    } finally {
      setPending(false)
    }
  }

  return (
    <>
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-6 pt-5 pb-6">
        <div>
          <Base.Title className="text-xl font-semibold">{title}</Base.Title>
          {description ? (
            <Base.Description className="mt-1 text-base text-muted">{description}</Base.Description>
          ) : null}
        </div>
        {children}
        {reason ? (
          <Field label={reason.label} hint={reason.hint}>
            <Textarea
              minRows={2}
              maxRows={6}
              placeholder={reason.placeholder}
              value={written}
              onChange={(event) => setWritten(event.target.value)}
            />
          </Field>
        ) : null}
        {problem ? <Callout tone="failed">{problem}</Callout> : null}
      </div>
      <DialogFooter>
        <Base.Close render={<Button disabled={pending} />}>{cancelLabel}</Base.Close>
        <Button
          variant={tone === 'danger' ? 'danger' : 'primary'}
          loading={pending}
          disabled={tooShort}
          onClick={() => void confirm()}
        >
          {confirmLabel}
        </Button>
      </DialogFooter>
    </>
  )
}
