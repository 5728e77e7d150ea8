'use client'

import { recipeIds, type RecipeId } from '@studiolo/core/recipes/contract'
import { SegmentedControl } from '@studiolo/ui/segmented-control'
import { useTranslations } from 'next-intl'
import { recipeForms } from '../recipe-forms/recipe-forms'
import { useRecipeWords } from '../recipe-forms/use-recipe-words'

/** What to make. */
export function RecipePicker({ value, onChange }: { value: RecipeId; onChange: (recipe: RecipeId) => void }) {
  const t = useTranslations('generation')
  const { name } = useRecipeWords()
  return (
    <SegmentedControl
      label={t('composer.recipe')}
      value={value}
      onValueChange={onChange}
      options={recipeIds.map((id) => {
        const Icon = recipeForms[id].icon
        return { value: id, label: name(id), icon: <Icon aria-hidden="true" /> }
      })}
    />
  )
}
