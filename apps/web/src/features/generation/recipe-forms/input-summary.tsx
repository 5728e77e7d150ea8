'use client'

import { isRecipeId, type FormValues } from '../start/recipe-quote'
import { recipeForms } from './recipe-forms'

/** The options of an input in one short line; nothing for a recipe that is no longer offered. */
export function InputSummary({ recipe, input }: { recipe: string; input: FormValues }) {
  if (!isRecipeId(recipe)) return null
  const { Summary } = recipeForms[recipe]
  return <Summary input={input} />
}
