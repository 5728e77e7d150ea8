'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import type { RecipeId } from '@studiolo/core/recipes/contract'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { FormProvider, useForm, useWatch } from 'react-hook-form'
import { recipeForms } from '../recipe-forms/recipe-forms'
import { checkedInput, contractOf, quoteRecipe, type FormValues } from '../start/recipe-quote'
import { contentOf } from '../start/intention'
import { useIntentions } from '../start/intention-store'
import { usePrices } from '../start/use-prices'
import type { Start } from '../start/use-start'
import { ComposerFoot } from './composer-foot'
import { PromptField } from './prompt-field'

/** Where the composer's intentions are kept. */
export const COMPOSER = 'composer'

interface ComposerFormProps {
  recipe: RecipeId
  initial: FormValues
  /** The generation it remixes. */
  sourceId?: string
  starting: Start
  /** Called with every change, to be kept. */
  onChange: (values: FormValues) => void
}

/** The form of one recipe: words, options, price. Checked in place by the schema that the server checks by. */
export function ComposerForm({ recipe, initial, sourceId, starting, onChange }: ComposerFormProps) {
  const { Options } = recipeForms[recipe]
  const prices = usePrices()
  const form = useForm<FormValues>({
    defaultValues: initial,
    resolver: zodResolver(contractOf(recipe).input),
    mode: 'onChange',
  })
  const values = useWatch({ control: form.control })
  const quote = prices ? quoteRecipe(recipe, values, prices) : null
  const { reset: forgetProblem } = starting

  const known = useRef(values)
  useEffect(() => {
    // What the form began with is kept already, or must not take the place of what is.
    if (known.current !== values) onChange(values)
    known.current = values
    // Made with the draft, not with the click: a second tab opened on this draft has the same key in mind.
    const input = checkedInput(recipe, values)
    if (input) useIntentions.getState().take(COMPOSER, contentOf(recipe, input))
    // oxlint-disable-next-line react/exhaustive-deps -- keeps what was written, whoever keeps it
  }, [recipe, values])

  const submit = form.handleSubmit((checked) => {
    if (quote) starting.start({ recipe, input: checked, credits: quote.credits, sourceId })
  })
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
    event.preventDefault()
    void submit()
  }
  const takeSample = (input: FormValues) => {
    form.reset(input, { keepDefaultValues: true })
    form.setFocus(recipeForms[recipe].words)
  }
  return (
    <FormProvider {...form}>
      {/* The keys belong to the form as a whole. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form
        noValidate
        onSubmit={(event) => void submit(event)}
        onKeyDown={press}
        onChange={forgetProblem}
        className="overflow-hidden rounded-lg border border-line-strong/60 bg-raised has-[textarea:focus-visible]:border-ring has-[textarea:focus-visible]:outline-1 has-[textarea:focus-visible]:outline-ring"
      >
        <PromptField recipe={recipe} onSample={takeSample} />
        <div className="px-4 pt-3 pb-4">
          <Options />
        </div>
        <ComposerFoot recipe={recipe} quote={quote} starting={starting} />
      </form>
    </FormProvider>
  )
}
