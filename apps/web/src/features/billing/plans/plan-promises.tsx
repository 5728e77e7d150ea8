import type { PlanView, UsageLimit } from '@studiolo/core/plans/contract'
import { recipeIds, type RecipeId } from '@studiolo/core/recipes/contract'
import { Check } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'

/** What a plan brings besides its credits: how much at once, how much of every recipe, and what else its operator promises. */
export function PlanPromises({ plan: { concurrency, limits, features } }: { plan: PlanView }) {
  const t = useTranslations('subscription.plans')
  const generation = useTranslations('generation')
  const language = useLocale()
  const ofRecipe = (recipe: RecipeId, rule: UsageLimit | undefined) => {
    const named = { recipe: generation(`recipes.${recipe}.name`) }
    if (!rule) return t('unlimited', named)
    return t(rule.window === 'day' ? 'perDay' : 'perMonthLimit', { ...named, limit: rule.limit })
  }
  const promises = [
    concurrency === null ? t('atOnceUsual') : t('atOnce', { count: concurrency }),
    ...recipeIds.map((recipe) => ofRecipe(recipe, limits[recipe])),
    ...features.map((feature) => feature[language]),
  ]
  return (
    <ul className="mt-4 flex flex-col gap-1.5 border-t border-line pt-4 text-sm">
      {[...new Set(promises)].map((promise) => (
        <li key={promise} className="numeric flex items-start gap-2">
          <Check aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />
          <span className="min-w-0 break-words">{promise}</span>
        </li>
      ))}
    </ul>
  )
}
