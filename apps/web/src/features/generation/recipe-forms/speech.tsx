'use client'

import { speechLanguages, type speech } from '@studiolo/core/recipes/speech/contract'
import { ChipGroup } from '@studiolo/ui/chips'
import { AudioLines } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import type { z } from 'zod'
import type { RecipeForm } from './recipe-form'
import type { FormValues } from '../start/recipe-quote'
import { spokenLanguage } from './spoken-language'

type SpeechInput = z.input<typeof speech.input>

const paces = [0.75, 1, 1.25, 1.5]

function SpeechOptions() {
  const t = useTranslations('generation.speech')
  const { control, setValue } = useFormContext<SpeechInput>()
  const [text, language, pace = 1] = useWatch({ control, name: ['text', 'language', 'pace'] })
  const chosenByHand = useRef(false)
  const set: typeof setValue = (name, value) => setValue(name, value, { shouldDirty: true, shouldValidate: true })

  // The text knows its language better than the last choice does, until somebody chooses against it.
  const spoken = spokenLanguage(text ?? '')
  useEffect(() => {
    if (spoken && !chosenByHand.current) setValue('language', spoken, { shouldDirty: true })
  }, [spoken, setValue])

  // A remix may bring a pace that is not among ours.
  const offered = paces.includes(pace) ? paces : [...paces, pace].sort((a, b) => a - b)
  return (
    <div className="flex flex-wrap items-start gap-x-5 gap-y-3">
      <ChipGroup
        label={t('language')}
        labelPlace="above"
        value={language}
        onValueChange={(value) => {
          chosenByHand.current = true
          set('language', value)
        }}
        options={speechLanguages.map((value) => ({ value, label: t(`languages.${value}`) }))}
      />
      <ChipGroup
        label={t('pace')}
        labelPlace="above"
        value={String(pace)}
        onValueChange={(value) => set('pace', Number(value))}
        options={offered.map((value) => ({ value: String(value), label: t('times', { pace: value }) }))}
      />
    </div>
  )
}

function SpeechSummary({ input }: { input: FormValues }) {
  const t = useTranslations('generation.speech')
  const { language, pace = 1 } = input as Partial<SpeechInput>
  return [language && t(`languages.${language}`), t('times', { pace })].filter(Boolean).join(' · ')
}

/** Words are spoken. */
export const speechForm = {
  icon: AudioLines,
  words: 'text',
  defaults: (language) => ({ text: '', language, pace: 1 }),
  Options: SpeechOptions,
  Summary: SpeechSummary,
} satisfies RecipeForm
