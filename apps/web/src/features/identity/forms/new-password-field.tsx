'use client'

import { cn } from '@studiolo/ui/cn'
import { Field } from '@studiolo/ui/field'
import { PasswordInput } from '@studiolo/ui/password-input'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { bars, passwordStrength, type Strength } from '../password-strength'

export interface NewPasswordFieldProps {
  label: string
  registration: UseFormRegisterReturn
  value: string
  /** Of its owner: what is easy to guess depends on it. */
  email?: string
  error?: ReactNode
}

/** A password being chosen, with a hint on how hard it is to guess. */
export function NewPasswordField({ label, registration, value, email, error }: NewPasswordFieldProps) {
  const t = useTranslations('auth')
  const strength = passwordStrength(value, email)
  return (
    <Field label={label} error={error} hint={value ? <Meter strength={strength} /> : t('strength.hint')}>
      <PasswordInput
        {...registration}
        size="lg"
        autoComplete="new-password"
        labels={{ show: t('field.show'), hide: t('field.hide') }}
      />
    </Field>
  )
}

const fills: Record<Strength, string> = {
  short: 'bg-line-strong',
  weak: 'bg-held',
  fair: 'bg-released',
  strong: 'bg-released',
}

function Meter({ strength }: { strength: Strength }) {
  const t = useTranslations('auth.strength')
  return (
    <span className="flex items-center gap-3">
      <span aria-hidden="true" className="flex w-24 shrink-0 gap-1">
        {[1, 2, 3].map((bar) => (
          <span
            key={bar}
            className={cn('h-1 flex-1 rounded-full', bar <= bars[strength] ? fills[strength] : 'bg-sunken')}
          />
        ))}
      </span>
      <span>
        <span className="sr-only">{t('label')}: </span>
        {t(strength)}
      </span>
    </span>
  )
}
