'use client'

import { AlertDialog as Base } from '@base-ui/react/alert-dialog'
import { useState } from 'react'
import type { AlertDialogProps } from '../primitives/alert-dialog'
import { Button } from '../primitives/button'
import { Callout } from '../primitives/callout'
import { cn } from '../primitives/cn'
import { Field } from '../primitives/field'
import { Textarea } from '../primitives/textarea'
import { backdrop, dialogPopup, dialogViewport } from '../styles/recipes'
import { OverlayFooter } from './footer'
import { useOpenAfterMount } from './open-state'

export type AlertPanelProps = AlertDialogProps & { open: boolean; setOpen: (open: boolean) => void }

/** The part of an alert that needs Base UI; `AlertDialog` loads it when it is wanted. `React.lazy` wants a default export. */
// oxlint-disable-next-line import/no-default-export
export default function AlertPanel({ open, setOpen, ...props }: AlertPanelProps) {
  const shown = useOpenAfterMount(open)
  return (
    <Base.Root open={shown} onOpenChange={(next) => setOpen(next)}>
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
      <OverlayFooter>
        <Base.Close render={<Button disabled={pending} />}>{cancelLabel}</Base.Close>
        <Button
          variant={tone === 'danger' ? 'danger' : 'primary'}
          loading={pending}
          disabled={tooShort}
          onClick={() => void confirm()}
        >
          {confirmLabel}
        </Button>
      </OverlayFooter>
    </>
  )
}
