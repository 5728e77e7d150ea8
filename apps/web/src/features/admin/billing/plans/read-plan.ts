import { planInput, type PlanInput, type PlanRow } from '@studiolo/core/plans/contract'
import { recipeIds } from '@studiolo/core/recipes/contract'
import { FREE_PLAN, type UsageWindow } from '@studiolo/db/states/plans'
import type { Language } from '@studiolo/db/states/user'
import { readMoney, writeMoney } from '../../../billing/money'
import { namesDraftOf, wrongNames, type NamesDraft } from '../names/read-names'
import { isCurrency } from '../packages/read-package'
import { featureDraftsOf, withoutKeys, wrongFeatures, type FeatureDraft, type WrongFeature } from './feature-drafts'

/** The limit of one operation as it stands in the form; without a number there is none. */
export interface LimitDraft {
  operation: string
  limit: string
  window: UsageWindow
}

/** A plan as it stands in its form: text, as it is typed. */
export interface PlanDraft {
  id: string
  rank: string
  credits: string
  price: string
  currency: string
  /** Empty: the installation's default. */
  concurrency: string
  limits: LimitDraft[]
  names: NamesDraft
  features: FeatureDraft[]
  active: boolean
}

export type PlanField = 'id' | 'rank' | 'credits' | 'price' | 'currency' | 'concurrency' | 'limit'

/**
 * What is wrong, field by field; `taken`, `rankTaken`: another plan has it. `limits` names the operations, `names` the
 * languages, `features` the lines.
 */
export interface PlanProblems {
  fields: Partial<Record<PlanField, PlanField | 'taken' | 'rankTaken'>>
  limits: string[]
  names: Language[]
  features: WrongFeature[]
}

export type ReadPlan = { plan: PlanInput; problems: null } | { plan: null; problems: PlanProblems }

/** What can be limited: the recipes, then what has a limit and is no recipe any more. */
export function operationsOf(limits: PlanRow['limits']): string[] {
  return [...new Set([...recipeIds, ...Object.keys(limits)])]
}

/** What the form begins with: the plan, or a new one above all others. */
export function draftOf(row: PlanRow | null, rows: readonly PlanRow[]): PlanDraft {
  const limits = operationsOf(row?.limits ?? {}).map((operation) => {
    const rule = row?.limits[operation]
    return { operation, limit: rule ? String(rule.limit) : '', window: rule?.window ?? 'day' }
  })
  if (!row) {
    const rank = String(Math.max(0, ...rows.map(({ rank }) => rank)) + 1)
    return {
      id: '',
      rank,
      credits: '',
      price: '',
      currency: 'USD',
      concurrency: '',
      limits,
      names: namesDraftOf(null),
      features: [],
      active: true,
    }
  }
  const { id, rank, monthlyCredits, amountMinor, currency, concurrency, active } = row
  return {
    id,
    rank: String(rank),
    credits: String(monthlyCredits),
    price: writeMoney(amountMinor, currency),
    currency,
    concurrency: concurrency === null ? '' : String(concurrency),
    limits,
    names: namesDraftOf(row.names),
    features: featureDraftsOf(row.features),
    active,
  }
}

/** Reads the form; `others` are the plans it must differ from. What the free plan may not have is not read. */
export function readPlan(draft: PlanDraft, others: readonly PlanRow[]): ReadPlan {
  const id = draft.id.trim()
  const isFree = id === FREE_PLAN
  const known = isCurrency(draft.currency)
  const price = known ? (readMoney(draft.price, draft.currency) ?? -1) : 100
  const limits = draft.limits.filter(({ limit }) => limit.trim() !== '')
  const parsed = planInput.safeParse({
    id,
    rank: wholeOf(draft.rank),
    monthlyCredits: isFree ? 0 : wholeOf(draft.credits),
    amountMinor: isFree ? 0 : price,
    currency: draft.currency,
    concurrency: draft.concurrency.trim() === '' ? null : wholeOf(draft.concurrency),
    limits: Object.fromEntries(
      limits.map(({ operation, limit, window }) => [operation, { limit: wholeOf(limit), window }]),
    ),
    names: draft.names,
    features: withoutKeys(draft.features),
    active: isFree || draft.active,
  })
  const issues = parsed.error?.issues ?? []
  const wrong = new Set(issues.map(({ path: [field] }) => field))
  const fields: PlanProblems['fields'] = {
    ...(wrong.has('id') && { id: 'id' }),
    ...(others.some((other) => other.id === id) && { id: 'taken' }),
    ...(wrong.has('rank') && { rank: 'rank' }),
    ...(others.some((other) => other.rank === wholeOf(draft.rank)) && { rank: 'rankTaken' }),
    ...(wrong.has('monthlyCredits') && { credits: 'credits' }),
    ...((wrong.has('amountMinor') || (!isFree && price < LEAST_AMOUNT_MINOR)) && { price: 'price' }),
    ...(!known && { currency: 'currency' }),
    ...(wrong.has('concurrency') && { concurrency: 'concurrency' }),
  }
  const wrongLimits = issues.flatMap(({ path: [field, operation] }) => (field === 'limits' ? [String(operation)] : []))
  if (!parsed.success || Object.keys(fields).length > 0)
    return {
      plan: null,
      problems: {
        fields,
        limits: [...new Set(wrongLimits)],
        names: wrongNames(draft.names),
        features: wrongFeatures(draft.features),
      },
    }
  return { plan: parsed.data, problems: null }
}

/** What a card can be charged at least. */
const LEAST_AMOUNT_MINOR = 50

function wholeOf(text: string): number | undefined {
  return /^\d+$/.test(text.trim()) ? Number(text.trim()) : undefined
}
