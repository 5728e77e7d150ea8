'use client'

import { AlertDialog } from '@studiolo/ui/alert-dialog'
import { Button, type ButtonProps } from '@studiolo/ui/button'
import { showToast } from '@studiolo/ui/toast'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useErrorWords } from '@/trpc/read-error'

export interface ReasonActionProps {
  label: string
  icon?: ReactNode
  variant?: ButtonProps['variant']
  disabled?: boolean
  title: string
  /** What it will do, and whether it can be undone. */
  description: string
  confirm: string
  /** `danger` for what cannot be undone. */
  tone?: 'neutral' | 'danger'
  /** Said when it is done. */
  done: string
  run: (reason: string) => Promise<unknown>
  /** Own words for a refusal; undefined leaves the table's. */
  explain?: (error: unknown) => string | undefined
  children?: ReactNode
}

/** The shortest reason every verb accepts. */
const MIN_REASON = 3

/** A button whose action waits for a reason, says what it will do, and reports. */
export function ReasonAction(props: ReasonActionProps) {
  const { label, icon, variant, disabled, title, description, confirm, tone, done, run, explain, children } = props
  const t = useTranslations('admin')
  const shell = useTranslations('shell')
  const words = useErrorWords()
  return (
    <AlertDialog
      trigger={
        <Button size="sm" icon={icon} variant={variant} disabled={disabled}>
          {label}
        </Button>
      }
      title={title}
      description={description}
      confirmLabel={confirm}
      cancelLabel={shell('cancel')}
      tone={tone}
      reason={{ label: t('reason.label'), hint: t('reason.hint'), minLength: MIN_REASON }}
      describeError={(error) => explain?.(error) ?? `${words(error).message} ${words(error).suggestion}`}
      onConfirm={async (reason) => {
        await run(reason)
        showToast({ title: done, tone: 'released', closeLabel: shell('close') })
      }}
    >
      {children}
    </AlertDialog>
  )
}
