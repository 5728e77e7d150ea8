'use client'

import { MAX_NAME } from '@studiolo/core/plans/contract'
import { languages, type Language } from '@studiolo/db/states/user'
import { Field } from '@studiolo/ui/field'
import { Input } from '@studiolo/ui/input'
import { useTranslations } from 'next-intl'
import type { NamesDraft } from './read-names'

export interface NameFieldsProps {
  names: NamesDraft
  /** What it is called without a name; null while its id is not known. */
  word: string | null
  wrong: readonly Language[]
  onChange: (names: NamesDraft) => void
}

/** What a plan or a package is called, in each language. */
export function NameFields({ names, word, wrong, onChange }: NameFieldsProps) {
  const t = useTranslations('admin-billing.names')
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-1 text-sm font-medium">{t('legend')}</legend>
      <p className="text-sm text-muted">{word === null ? t('hintNew') : t('hint', { word })}</p>
      <div className="grid grid-cols-2 items-start gap-4 max-sm:grid-cols-1">
        {languages.map((language) => (
          <Field
            key={language}
            label={t(language)}
            error={wrong.includes(language) ? t('wrong', { max: MAX_NAME }) : undefined}
          >
            <Input
              autoComplete="off"
              lang={language}
              value={names[language]}
              onChange={(event) => onChange({ ...names, [language]: event.target.value })}
            />
          </Field>
        ))}
      </div>
    </fieldset>
  )
}
