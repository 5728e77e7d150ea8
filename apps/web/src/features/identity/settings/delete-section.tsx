'use client'

import type { Me } from '@studiolo/core/identity/contract'
import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { Card } from '@studiolo/ui/card'
import { Dialog, DialogClose, DialogContent, DialogTrigger } from '@studiolo/ui/dialog'
import { Field } from '@studiolo/ui/field'
import { Input } from '@studiolo/ui/input'
import { useTranslations } from 'next-intl'
import { useState, type FormEvent } from 'react'
import { trpc } from '@/trpc/client'
import { readError } from '@/trpc/read-error'
import { FormProblem } from '../forms/form-problem'

const goes = ['goesSignIn', 'goesPerson', 'goesKeys', 'goesCredits'] as const

/** The end: what goes, what stays, and the way there. */
export function DeleteSection({ me }: { me: Me }) {
  const t = useTranslations('identity.delete')
  return (
    <Card title={t('title')} description={t('lead')}>
      <div className="grid gap-6 sm:grid-cols-2">
        <Consequences title={t('goes')} items={goes.map((line) => t(line))} />
        <Consequences title={t('stays')} items={[t('staysLedger')]} />
      </div>
      <div className="mt-6 border-t border-line pt-4">
        <DeleteDialog me={me} />
      </div>
    </Card>
  )
}

function Consequences({ title, items }: { title: string; items: string[] }) {
  return (
    <div>
      <h3 className="text-sm font-medium">{title}</h3>
      <ul className="mt-2 flex list-disc flex-col gap-1.5 pl-4 text-muted marker:text-line-strong">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  )
}

function DeleteDialog({ me }: { me: Me }) {
  const t = useTranslations('identity.delete')
  const shell = useTranslations('shell')
  const [typed, setTyped] = useState('')
  const [mismatch, setMismatch] = useState(false)
  const wanted = me.email ?? me.id
  const remove = trpc.identity.deleteAccount.useMutation({ onSuccess: () => window.location.assign('/') })
  const failure = remove.error && readError(remove.error)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const isRight = typed.trim().toLowerCase() === wanted.toLowerCase()
    setMismatch(!isRight)
    if (isRight) remove.mutate({ confirmation: typed })
  }
  const startOver = () => {
    setTyped('')
    setMismatch(false)
    remove.reset()
  }
  const question = me.email ? t('byEmail', { value: wanted }) : t('byId', { value: wanted })
  return (
    <Dialog onOpenChange={(open) => open && startOver()}>
      <DialogTrigger render={<Button variant="danger" />}>{t('open')}</DialogTrigger>
      <DialogContent
        title={t('confirmTitle')}
        description={t('lead')}
        closeLabel={shell('close')}
        size="sm"
        footer={
          <>
            <DialogClose render={<Button />}>{t('keep')}</DialogClose>
            <Button type="submit" form="delete-account" variant="danger" loading={remove.isPending || remove.isSuccess}>
              {t('submit')}
            </Button>
          </>
        }
      >
        <form id="delete-account" noValidate method="post" className="flex flex-col gap-4" onSubmit={submit}>
          <Field
            label={<span className="break-words">{question}</span>}
            error={mismatch || failure?.kind === 'WRONG_CREDENTIALS' ? t('mismatch') : undefined}
          >
            <Input
              value={typed}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              onChange={(event) => setTyped(event.target.value)}
            />
          </Field>
          {failure?.kind === 'CONFLICT' ? <Callout tone="failed">{t('lastAdmin')}</Callout> : null}
          {failure && failure.kind !== 'CONFLICT' && failure.kind !== 'WRONG_CREDENTIALS' ? (
            <FormProblem error={remove.error} />
          ) : null}
        </form>
      </DialogContent>
    </Dialog>
  )
}
