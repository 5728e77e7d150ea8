import { priceRuleSchema } from '@studiolo/core/pricing/contract'
import type { PriceFacts, PriceRule } from '@studiolo/core/pricing/quote'

/** A price rule as it is being typed: amounts in credits, factors in percent, empty for 100. */
export interface RuleDraft {
  base: string
  perUnit: string
  unitSeconds: string
  resolutionPercent: Record<string, string>
  modelPercent: Record<string, string>
  variationPercent: string
}

/** What of a rule can be set for a recipe: what its inputs, or the rule in force, tell apart. */
export interface RuleShape {
  resolutions: string[]
  /** Models, and the providers before their slash. */
  models: string[]
  hasVariations: boolean
}

export function ruleShape(examples: readonly PriceFacts[], rule: PriceRule): RuleShape {
  const resolutions = examples.flatMap(({ resolution }) => (resolution ? [resolution] : []))
  const models = examples.flatMap(({ model }) => (model ? [model.split('/', 1)[0] ?? model, model] : []))
  return {
    resolutions: [...new Set([...resolutions, ...Object.keys(rule.resolutionPercent ?? {})])],
    models: [...new Set([...models, ...Object.keys(rule.modelPercent ?? {})])].toSorted(),
    hasVariations: rule.variationPercent !== undefined || examples.some(({ variations }) => variations !== undefined),
  }
}

export function toDraft(rule: PriceRule): RuleDraft {
  return {
    base: String(rule.base / 100),
    perUnit: String(rule.perUnit / 100),
    unitSeconds: String(rule.unitSeconds),
    resolutionPercent: toTexts(rule.resolutionPercent),
    modelPercent: toTexts(rule.modelPercent),
    variationPercent: String(rule.variationPercent ?? ''),
  }
}

/** The rule that was typed, or the fields that are not right yet: `base`, `resolutionPercent.1080p`. */
export function readDraft(draft: RuleDraft): { rule: PriceRule } | { wrong: string[] } {
  const parsed = priceRuleSchema.safeParse({
    base: readCredits(draft.base),
    perUnit: readCredits(draft.perUnit),
    unitSeconds: readWhole(draft.unitSeconds),
    ...readTable('resolutionPercent', draft),
    ...readTable('modelPercent', draft),
    ...(isPlain(draft.variationPercent) ? {} : { variationPercent: readWhole(draft.variationPercent) }),
  })
  if (parsed.success) return { rule: parsed.data }
  return { wrong: parsed.error.issues.map(({ path }) => path.join('.')) }
}

/** Do two rules say the same, whether they name a factor of 100 or leave it out? */
export function isSameRule(a: PriceRule, b: PriceRule): boolean {
  return JSON.stringify(plainForm(a)) === JSON.stringify(plainForm(b))
}

function plainForm({ base, perUnit, unitSeconds, resolutionPercent, modelPercent, variationPercent = 100 }: PriceRule) {
  const entries = (table: Record<string, number> = {}) =>
    Object.entries(table)
      .filter(([, percent]) => percent !== 100)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return [base, perUnit, unitSeconds, entries(resolutionPercent), models(modelPercent), variationPercent]
}

/** A model at 100 is not the same as one left out: it stands before its provider. */
function models(table: Record<string, number> = {}) {
  return Object.entries(table).toSorted(([a], [b]) => (a < b ? -1 : 1))
}

function readTable(name: 'resolutionPercent' | 'modelPercent', draft: RuleDraft) {
  const entries = Object.entries(draft[name]).filter(([, text]) => text.trim() !== '')
  return entries.length === 0
    ? {}
    : { [name]: Object.fromEntries(entries.map(([key, text]) => [key, readWhole(text)])) }
}

function isPlain(text: string): boolean {
  return text.trim() === '' || text.trim() === '100'
}

function toTexts(table: Record<string, number> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(table).map(([name, percent]) => [name, String(percent)]))
}

/** Credits with at most two decimals, as hundredths; NaN for anything else. */
function readCredits(text: string): number {
  return /^\d+(\.\d{0,2})?$/.test(text.trim()) ? Math.round(Number(text) * 100) : Number.NaN
}

function readWhole(text: string): number {
  return /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN
}
