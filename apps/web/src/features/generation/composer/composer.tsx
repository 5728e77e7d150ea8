'use client'

import type { RecipeId } from '@studiolo/core/recipes/contract'
import { IconButton } from '@studiolo/ui/icon-button'
import { showToast } from '@studiolo/ui/toast'
import { Shuffle, X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { useEffect, useState } from 'react'
import { recipeForms } from '../recipe-forms/recipe-forms'
import { checkedInput, type FormValues } from '../start/recipe-quote'
import { contentOf } from '../start/intention'
import { useIntentions } from '../start/intention-store'
import { useStart } from '../start/use-start'
import { COMPOSER, ComposerForm } from './composer-form'
import { createDraftStore, useDraft } from './draft-store'
import { RecipePicker } from './recipe-picker'

/** What the address brings along: another one's input, or a recipe. */
export interface Prefill {
  recipe: RecipeId
  remix?: { id: string; title: string; input: FormValues }
}

/** One composer for all recipes; what is written in it stays in this browser until it is made. */
export function Composer({ userId, prefill }: { userId: string; prefill: Prefill | null }) {
  const t = useTranslations('generation.composer')
  const language = useLocale()
  const [store] = useState(() => createDraftStore(userId, prefill?.recipe ?? 'text-to-video'))
  // The form is drawn anew when the draft has come from the browser's own memory, or from the address.
  const [round, setRound] = useState(0)
  const { recipe, source } = useDraft(store, (draft) => draft)
  const [announcement, setAnnouncement] = useState('')

  useEffect(() => {
    void store.persist.rehydrate()
    const { take, choose } = store.getState()
    if (prefill?.remix) {
      const { id, title, input } = prefill.remix
      take(prefill.recipe, input, { id, title })
    } else if (prefill) choose(prefill.recipe)
    // What the address brought is in the draft now; a reload must not undo what is written from here on.
    if (prefill) window.history.replaceState(null, '', '/create')
    // oxlint-disable-next-line react/set-state-in-effect -- once, when the browser's own memory is read
    setRound((round) => round + 1)
  }, [store, prefill])

  const starting = useStart(COMPOSER, (view, repeated) => {
    if (repeated) {
      showToast({ title: t('repeated'), text: view.title, closeLabel: t('close') })
    } else setAnnouncement(t('started', { title: view.title.slice(0, 60), credits: view.credits.quoted }))
    // The next click on the same words is another intention, and shared with other tabs from now on.
    const input = checkedInput(recipe, store.getState().values[recipe] ?? {})
    if (input) useIntentions.getState().take(COMPOSER, contentOf(recipe, input))
  })
  const initial = store.getState().values[recipe] ?? recipeForms[recipe].defaults(language)

  return (
    <section aria-label={t('title')} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <RecipePicker
          value={recipe}
          onChange={(next) => {
            starting.reset()
            store.getState().choose(next)
          }}
        />
        {source ? (
          <p className="flex min-w-0 flex-1 basis-40 items-center justify-end gap-1.5 text-sm text-muted max-sm:basis-full max-sm:justify-start">
            <Shuffle aria-hidden="true" className="size-3.5 shrink-0" />
            <Link href={`/g/${source.id}`} className="min-w-0 truncate underline underline-offset-3 hover:text-ink">
              {t('remixOf', { title: source.title })}
            </Link>
            <IconButton
              size="sm"
              label={t('forgetSource')}
              icon={<X aria-hidden="true" />}
              onClick={() => store.getState().forgetSource()}
            />
          </p>
        ) : null}
      </div>
      <ComposerForm
        key={`${recipe}:${round}`}
        recipe={recipe}
        initial={initial}
        sourceId={source?.id}
        starting={starting}
        onChange={(values) => {
          // The empty form of the first paint must not take the place of what is kept.
          if (store.persist.hasHydrated()) store.getState().keep(recipe, values)
        }}
      />
      <p aria-live="polite" className="sr-only">
        {announcement}
      </p>
    </section>
  )
}
