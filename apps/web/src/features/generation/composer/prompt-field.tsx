'use client'

import type { RecipeId } from '@studiolo/core/recipes/contract'
import { Button } from '@studiolo/ui/button'
import { Field } from '@studiolo/ui/field'
import { Textarea } from '@studiolo/ui/textarea'
import { useFormatter, useTranslations } from 'next-intl'
import { useController, useFormContext } from 'react-hook-form'
import { recipeForms } from '../recipe-forms/recipe-forms'
import { wordLimit } from '../recipe-forms/word-limit'
import type { FormValues } from '../start/recipe-quote'
import { SamplePrompts } from './sample-prompts'

/** The words of what is to be made, large, with what is wrong right below. */
export function PromptField({ recipe, onSample }: { recipe: RecipeId; onSample: (input: FormValues) => void }) {
  const t = useTranslations('generation')
  const format = useFormatter()
  const { control } = useFormContext<FormValues>()
  const { words } = recipeForms[recipe]
  const limit = wordLimit(recipe)
  const {
    field: { ref, name, value, onChange, onBlur },
    fieldState,
  } = useController({ control, name: words })
  const text = String(value ?? '')
  return (
    <Field
      label={t(`recipes.${recipe}.words`)}
      labelHidden
      error={fieldState.error ? <Problem type={fieldState.error.type} limit={limit} recipe={recipe} /> : undefined}
      className="[&>div:last-child>*]:px-4"
    >
      <Textarea
        ref={ref}
        name={name}
        value={text}
        onChange={onChange}
        onBlur={onBlur}
        variant="prompt"
        minRows={3}
        maxRows={14}
        limit={limit}
        counterLabel={t('composer.counter', { used: text.length, limit })}
        placeholder={t(`recipes.${recipe}.placeholder`)}
        aria-keyshortcuts="Meta+Enter Control+Enter"
        foot={
          text === '' ? (
            <SamplePrompts recipe={recipe} onSample={onSample} />
          ) : (
            <Button size="sm" variant="ghost" className="-ml-2.5 text-muted" onClick={() => onChange('')}>
              {t('composer.clear')}
            </Button>
          )
        }
      />
      <span className="sr-only" aria-live="polite">
        {text.length > limit ? t('composer.over', { over: format.number(text.length - limit) }) : null}
      </span>
    </Field>
  )
}

function Problem({ type, limit, recipe }: { type: string; limit: number; recipe: RecipeId }) {
  const t = useTranslations('generation')
  if (type === 'too_big') return t('composer.tooLong', { limit })
  if (type === 'too_small') return t(`recipes.${recipe}.empty`)
  return t('composer.notRight')
}
