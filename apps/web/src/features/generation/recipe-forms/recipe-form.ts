import type { Language } from '@studiolo/db/states/user'
import type { LucideIcon } from 'lucide-react'
import type { ComponentType } from 'react'
import type { FormValues } from '../start/recipe-quote'

/** What the composer needs to know of a recipe beside its contract: a new recipe is one of these. */
export interface RecipeForm {
  icon: LucideIcon
  /** The field of the input that holds the words; everything else are options. */
  words: string
  /** A fresh form. */
  defaults(language: Language): FormValues
  /** The chips, inside the form's context. */
  Options: ComponentType
  /** The options of an input in one short line. */
  Summary: ComponentType<{ input: FormValues }>
}
