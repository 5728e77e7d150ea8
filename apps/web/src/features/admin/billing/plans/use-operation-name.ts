import { isRecipeId } from '@/features/generation/start/recipe-quote'
import { useTranslations } from 'next-intl'

/** What an operation is called: by its recipe's word; by its id where that recipe is gone. */
export function useOperationName(): (operation: string) => string {
  const t = useTranslations('generation.recipes')
  return (operation) => (isRecipeId(operation) ? t(`${operation}.name`) : operation)
}
