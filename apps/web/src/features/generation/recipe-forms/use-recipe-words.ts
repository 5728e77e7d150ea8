'use client'

import { useTranslations } from 'next-intl'
import { isRecipeId } from '../start/recipe-quote'

/** What a recipe and its result are called; a recipe that is no longer offered goes by its id. */
export function useRecipeWords() {
  const t = useTranslations('generation.recipes')
  return {
    /** "Voice-over": what one chooses. */
    name: (recipe: string) => (isRecipeId(recipe) ? t(`${recipe}.name`) : recipe),
    /** "voice-over": the thing itself, within a sentence. */
    thing: (recipe: string) => (isRecipeId(recipe) ? t(`${recipe}.thing`) : recipe),
  }
}
