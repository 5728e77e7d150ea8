'use client'

import type { RecipeId } from '@studiolo/core/recipes/contract'
import { useLocale, useTranslations } from 'next-intl'
import { spokenLanguage } from '../recipe-forms/spoken-language'
import { contractOf, type FormValues } from '../start/recipe-quote'

/** A first step for who does not know how to begin: examples in the reader's language. */
export function SamplePrompts({ recipe, onSample }: { recipe: RecipeId; onSample: (input: FormValues) => void }) {
  const t = useTranslations('generation.composer')
  const language = useLocale()
  const { samples, title } = contractOf(recipe)
  const readable = samples.filter((sample) => spokenLanguage(title(sample)) === language)
  const shown = readable.length > 0 ? readable : samples
  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-0.5 text-sm text-muted max-sm:flex-nowrap max-sm:overflow-x-auto max-sm:[scrollbar-width:none]">
      <span className="py-1">{t('samples')}</span>
      {shown.map((sample) => (
        <button
          key={title(sample)}
          type="button"
          onClick={() => onSample(sample)}
          className="rounded-sm px-1.5 py-1 text-left max-sm:whitespace-nowrap text-ink underline decoration-line-strong underline-offset-3 hover:bg-wash hover:decoration-ink"
        >
          {title(sample)}
        </button>
      ))}
    </div>
  )
}
