import { planInput, type PlanView } from '@studiolo/core/plans/contract'
import { languages, type Language } from '@studiolo/db/states/user'

/** A line of what a plan promises as it stands in the form; `key` tells it from the others while it is moved. */
export interface FeatureDraft extends Record<Language, string> {
  key: number
}

export function featureDraftsOf(features: PlanView['features']): FeatureDraft[] {
  return features.map((feature, key) => ({ ...feature, key }))
}

/** One more, empty, at the end. */
export function addFeature(features: readonly FeatureDraft[]): FeatureDraft[] {
  const key = Math.max(-1, ...features.map(({ key }) => key)) + 1
  return [...features, { key, en: '', zh: '' }]
}

/** The same in another order. */
export function moveFeature(features: readonly FeatureDraft[], from: number, to: number): FeatureDraft[] {
  const moved = features[from]
  return moved ? features.toSpliced(from, 1).toSpliced(to, 0, moved) : [...features]
}

/** A line that cannot stay as it is, and in which languages. */
export interface WrongFeature {
  key: number
  languages: Language[]
}

/** The lines that cannot stay as they are. */
export function wrongFeatures(features: readonly FeatureDraft[]): WrongFeature[] {
  const issues = planInput.shape.features.safeParse(withoutKeys(features)).error?.issues ?? []
  return features.flatMap(({ key }, place) => {
    const wrong = languages.filter((language) => issues.some(({ path: [at, of] }) => at === place && of === language))
    return wrong.length > 0 ? [{ key, languages: wrong }] : []
  })
}

/** As they are sent. */
export function withoutKeys(features: readonly FeatureDraft[]): Record<Language, string>[] {
  return features.map(({ en, zh }) => ({ en, zh }))
}
