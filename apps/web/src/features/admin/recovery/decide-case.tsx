'use client'

import type { RecoveryCase } from '@studiolo/core/recovery/contract'
import { AlertDialog } from '@studiolo/ui/alert-dialog'
import { Button } from '@studiolo/ui/button'
import { Field } from '@studiolo/ui/field'
import { Input } from '@studiolo/ui/input'
import { showToast } from '@studiolo/ui/toast'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { trpc } from '@/trpc/client'
import { readError, useErrorWords } from '@/trpc/read-error'
import { useStaff } from '../parts/staff'
import { readCredits } from './read-credits'

export interface DecideCaseProps {
  recovery: RecoveryCase
  /** What the creator is called. */
  name: string
}

/** Gives back or declines, with a reason that the creator reads; or says why one cannot. */
export function DecideCase({ recovery, name }: DecideCaseProps) {
  const t = useTranslations('admin-recovery.decide')
  const { id, isAdmin } = useStaff()
  const { state, userId, returnableCredits } = recovery
  if (state !== 'waiting') return null
  if (!isAdmin) return <p className="text-sm text-muted">{t('adminsOnly')}</p>
  if (userId === id) return <p className="text-sm text-muted">{t('own')}</p>
  return (
    <div className="flex flex-wrap items-center gap-2">
      {returnableCredits > 0 ? <Grant recovery={recovery} name={name} /> : null}
      <Decline recovery={recovery} name={name} />
      {returnableCredits > 0 ? null : <p className="text-sm text-muted">{t('nothingLeft')}</p>}
    </div>
  )
}

function Grant({ recovery: { id, returnableCredits: left }, name }: DecideCaseProps) {
  const t = useTranslations('admin-recovery.decide')
  const { say, ...frame } = useDialogWords()
  const decide = useDecide()
  const [text, setText] = useState(String(left))
  const [wasLeft, setWasLeft] = useState(false)
  const credits = readCredits(text, left)
  const wrong = wasLeft && credits === null
  return (
    <AlertDialog
      {...frame}
      trigger={
        <Button size="sm" variant="primary">
          {t('grant')}
        </Button>
      }
      title={t('grantTitle', { name })}
      description={t('grantText')}
      confirmLabel={credits === null ? t('confirmGrantAny') : t('confirmGrant', { credits })}
      describeError={(error) => (error instanceof WrongAmount ? '' : frame.describeError(error))}
      onConfirm={async (reason) => {
        setWasLeft(true)
        if (credits === null) throw new WrongAmount()
        await decide.mutateAsync({ id, decision: 'grant', credits, reason })
        say(t('granted', { credits, name }))
      }}
    >
      <Field label={t('credits')} hint={t('creditsHint', { left })} error={wrong ? t('wrong', { left }) : undefined}>
        <Input
          inputMode="numeric"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => setWasLeft(true)}
        />
      </Field>
    </AlertDialog>
  )
}

function Decline({ recovery: { id }, name }: DecideCaseProps) {
  const t = useTranslations('admin-recovery.decide')
  const { say, ...frame } = useDialogWords()
  const decide = useDecide()
  return (
    <AlertDialog
      {...frame}
      trigger={<Button size="sm">{t('decline')}</Button>}
      title={t('declineTitle', { name })}
      description={t('declineText')}
      confirmLabel={t('confirmDecline')}
      onConfirm={async (reason) => {
        await decide.mutateAsync({ id, decision: 'decline', reason })
        say(t('declined', { name }))
      }}
    />
  )
}

function useDecide() {
  const utils = trpc.useUtils()
  return trpc.admin.recovery.decide.useMutation({
    onSettled: () => {
      void utils.admin.recovery.invalidate()
      void utils.admin.credits.invalidate()
      void utils.admin.ops.audit.invalidate()
    },
  })
}

/** What both dialogs share: the reason that is asked for, and the words of a refusal. */
function useDialogWords() {
  const t = useTranslations('admin-recovery.decide')
  const admin = useTranslations('admin')
  const shell = useTranslations('shell')
  const words = useErrorWords()
  const describeError = (error: unknown) => {
    const { meta } = readError(error)
    if (meta.reason === 'decided') return t('gone')
    if (meta.reason === 'nothing-owed') return t('came')
    if (meta.reason === 'too-much') return t('tooMuch', { left: Number(meta.left) })
    return `${words(error).message} ${words(error).suggestion}`
  }
  return {
    cancelLabel: shell('cancel'),
    reason: { label: admin('reason.label'), hint: t('reasonHint'), minLength: 3 },
    describeError,
    say: (title: string) => void showToast({ title, tone: 'released', closeLabel: shell('close') }),
  }
}

/** The form stays open: the amount is not one. */
class WrongAmount extends Error {}
