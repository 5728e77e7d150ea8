'use client'

import type { CreateApiKeyInput } from '@studiolo/core/identity/contract'
import { apiScopes } from '@studiolo/db/states/api-key'
import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { Checkbox } from '@studiolo/ui/checkbox'
import { CodeBlock } from '@studiolo/ui/code-block'
import { CopyButton } from '@studiolo/ui/copy-button'
import { Dialog, DialogClose, DialogContent } from '@studiolo/ui/dialog'
import { Field } from '@studiolo/ui/field'
import { Input } from '@studiolo/ui/input'
import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useId, useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { trpc, type Outputs } from '@/trpc/client'
import { readError } from '@/trpc/read-error'
import { FormProblem } from '../forms/form-problem'
import { lazyResolver } from '../forms/lazy-resolver'

type NewKey = Outputs['apiKeys']['create']

const FADED_MS = 400

/** Makes a key in a dialog; the secret is shown there once, and gone when it closes. */
export function CreateKey() {
  const t = useTranslations('identity.keys')
  const shell = useTranslations('shell')
  const [open, setOpen] = useState(false)
  const [made, setMade] = useState<NewKey | null>(null)
  const formId = useId()
  const utils = trpc.useUtils()
  const create = trpc.apiKeys.create.useMutation({
    onSuccess: ({ secret, ...row }) => {
      setMade({ ...row, secret })
      utils.apiKeys.list.setData(undefined, (rows = []) => [row, ...rows])
    },
  })
  const { reset } = create
  useEffect(() => {
    if (open) return
    // When the dialog has faded out nothing here remembers the secret.
    const timer = setTimeout(() => {
      setMade(null)
      reset()
    }, FADED_MS)
    return () => clearTimeout(timer)
  }, [open, reset])
  const cancel = <DialogClose render={<Button />}>{shell('cancel')}</DialogClose>
  const submit = (
    <Button type="submit" form={formId} variant="primary" loading={create.isPending}>
      {t('submit')}
    </Button>
  )
  return (
    <>
      <Button icon={<Plus aria-hidden="true" />} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t('create')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent
          title={made ? t('secretTitle') : t('newTitle')}
          description={made ? t('secretLead') : t('newLead')}
          closeLabel={shell('close')}
          footer={
            made ? (
              <DialogClose render={<Button variant="primary" />}>{t('done')}</DialogClose>
            ) : (
              <>
                {cancel}
                {submit}
              </>
            )
          }
        >
          {made ? (
            <Secret made={made} />
          ) : (
            <KeyForm id={formId} error={create.error} onSubmit={(input) => create.mutate(input)} />
          )}
        </DialogContent>
      </Dialog>
    </>
  )
}

function Secret({ made: { name, secret } }: { made: NewKey }) {
  const t = useTranslations('identity.keys')
  return (
    <div className="flex flex-col gap-4">
      <CodeBlock code={secret} label={t('secret', { name })} />
      <CopyButton
        value={secret}
        show="label"
        size="md"
        labels={{ copy: t('copy'), copied: t('copied') }}
        className="self-start"
      />
    </div>
  )
}

interface KeyFormProps {
  id: string
  error: unknown
  onSubmit: (input: CreateApiKeyInput) => void
}

function KeyForm({ id, error, onSubmit }: KeyFormProps) {
  const t = useTranslations('identity.keys')
  const { register, handleSubmit, formState, control } = useForm<CreateApiKeyInput>({
    resolver: lazyResolver(async () => (await import('@studiolo/core/identity/contract')).createApiKeyInput),
    defaultValues: { name: '', scopes: ['generations:read', 'generations:write'] },
  })
  const { errors } = formState
  const failure = error ? readError(error) : null
  return (
    <form id={id} noValidate method="post" className="flex flex-col gap-5" onSubmit={handleSubmit(onSubmit)}>
      <Field label={t('name')} hint={t('nameHint')} error={errors.name ? t('nameMissing') : undefined}>
        <Input {...register('name')} placeholder={t('namePlaceholder')} autoComplete="off" />
      </Field>
      <fieldset className="flex flex-col gap-2.5">
        <legend className="mb-2 text-sm font-medium">{t('scopes')}</legend>
        <Controller
          control={control}
          name="scopes"
          render={({ field }) => (
            <>
              {apiScopes.map((scope) => (
                <Checkbox
                  key={scope}
                  label={t(`scope.${scope}`)}
                  hint={<code className="font-mono text-xs">{scope}</code>}
                  checked={field.value.includes(scope)}
                  onCheckedChange={(checked) =>
                    field.onChange(apiScopes.filter((one) => (one === scope ? checked : field.value.includes(one))))
                  }
                />
              ))}
            </>
          )}
        />
        <p aria-live="polite" className="text-sm text-failed empty:hidden">
          {errors.scopes ? t('scopesMissing') : null}
        </p>
      </fieldset>
      {failure?.kind === 'CONFLICT' ? (
        <Callout tone="failed">{t('tooMany', { limit: Number(failure.meta.limit) })}</Callout>
      ) : (
        <FormProblem error={error} />
      )}
    </form>
  )
}
