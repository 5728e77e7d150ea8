'use client'

import { useTranslations } from 'next-intl'
import type { FieldError } from 'react-hook-form'

/** What is wrong with a field, by the code of the contract's check; nothing when it is right. */
export function useFieldWords() {
  const t = useTranslations('auth.fieldError')
  return {
    email: (error: FieldError | undefined, value: string | undefined) => {
      if (!error) return undefined
      return value?.trim() ? t('email') : t('emailMissing')
    },
    password: (error: FieldError | undefined) => {
      if (!error) return undefined
      if (error.type === 'common') return t('passwordCommon')
      if (error.type === 'personal') return t('passwordPersonal')
      return error.type === 'too_big' ? t('passwordLong') : t('passwordShort')
    },
    currentPassword: (error: FieldError | undefined) => (error ? t('passwordMissing') : undefined),
  }
}
