'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { updateProfileInput, type Me } from '@studiolo/core/identity/contract'
import { Avatar } from '@studiolo/ui/avatar'
import { Button } from '@studiolo/ui/button'
import { Card } from '@studiolo/ui/card'
import { CopyButton } from '@studiolo/ui/copy-button'
import { DataList } from '@studiolo/ui/data-list'
import { Field } from '@studiolo/ui/field'
import { Input } from '@studiolo/ui/input'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useForm } from 'react-hook-form'
import { trpc } from '@/trpc/client'
import { FormProblem } from '../forms/form-problem'
import { useTimeZone } from '../preferences/use-time-zone'
import { TextLink } from '../text-link'

const input = updateProfileInput.pick({ name: true })

/** Name and the facts about oneself. */
export function ProfileSection({ me }: { me: Me }) {
  const t = useTranslations('identity.profile')
  return (
    <Card title={t('title')} description={t('lead')}>
      <div className="flex flex-col gap-6">
        <NameForm me={me} />
        <Facts me={me} />
      </div>
    </Card>
  )
}

function NameForm({ me }: { me: Me }) {
  const t = useTranslations('identity.profile')
  const router = useRouter()
  const { register, handleSubmit, formState, reset, watch } = useForm({
    resolver: zodResolver(input),
    defaultValues: { name: me.name },
  })
  const update = trpc.identity.updateProfile.useMutation({
    onSuccess: (_, { name = '' }) => {
      reset({ name })
      router.refresh()
    },
  })
  const isSaved = update.isSuccess && !formState.isDirty
  return (
    <form
      noValidate
      method="post"
      className="flex flex-col gap-3"
      onSubmit={handleSubmit((input) => update.mutate(input))}
    >
      <div className="flex items-end gap-4">
        <Avatar name={watch('name') || me.email || '?'} size="lg" naming="decorative" />
        <Field label={t('name')} error={formState.errors.name ? t('nameLong') : undefined}>
          <Input {...register('name')} autoComplete="name" placeholder={t('namePlaceholder')} />
        </Field>
        <Button type="submit" loading={update.isPending} disabled={!formState.isDirty}>
          {isSaved ? t('saved') : t('save')}
        </Button>
      </div>
      <p aria-live="polite" className="sr-only">
        {isSaved ? t('saved') : null}
      </p>
      <FormProblem error={update.error} />
    </form>
  )
}

function Facts({ me }: { me: Me }) {
  const t = useTranslations('identity.profile')
  const timeZone = useTimeZone()
  const since = new Intl.DateTimeFormat(useLocale(), { dateStyle: 'long', timeZone }).format(me.createdAt)
  const noEmail = (
    <>
      {t('noEmail')} · <TextLink href="/settings/sign-in">{t('addEmail')}</TextLink>
    </>
  )
  const id = (
    <span className="inline-flex items-center gap-1">
      <code className="min-w-0 font-mono text-xs break-all">{me.id}</code>
      <CopyButton value={me.id} labels={{ copy: t('copy'), copied: t('copied') }} />
    </span>
  )
  return (
    <DataList
      items={[
        { label: t('email'), value: <span className="break-all">{me.email ?? noEmail}</span> },
        ...(me.role === 'user' ? [] : [{ label: t('role'), value: t(`roles.${me.role}`) }]),
        { label: t('since'), value: since },
        { label: t('id'), value: id },
      ]}
    />
  )
}
