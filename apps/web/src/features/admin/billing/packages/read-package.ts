import { packageInput, type PackageInput } from '@studiolo/core/billing/contract'
import type { Language } from '@studiolo/db/states/user'
import { readMoney } from '../../../billing/money'
import { wrongNames, type NamesDraft } from '../names/read-names'

/** A package as it stands in its form: text, as it is typed. */
export interface PackageDraft {
  id: string
  credits: string
  price: string
  currency: string
  names: NamesDraft
  active: boolean
}

export type PackageField = 'id' | 'credits' | 'price' | 'currency'

/** What is wrong, field by field; `taken`: another package has the id. `names` tells the languages. */
export type PackageProblems = Partial<Record<PackageField, PackageField | 'taken'>> & { names?: Language[] }

export type ReadPackage = { package: PackageInput; problems: null } | { package: null; problems: PackageProblems }

const currencies = new Set(Intl.supportedValuesOf('currency'))

/** Is it the code of a currency that exists? */
export function isCurrency(code: string): boolean {
  return currencies.has(code)
}

/** Reads the form; `taken` are the ids a new package may not have. */
export function readPackage(draft: PackageDraft, taken: readonly string[]): ReadPackage {
  const { id, credits, price, currency, names, active } = draft
  const known = isCurrency(currency)
  const parsed = packageInput.safeParse({
    id: id.trim(),
    credits: /^\d+$/.test(credits.trim()) ? Number(credits.trim()) : null,
    amountMinor: known ? readMoney(price, currency) : 100,
    currency,
    names,
    active,
  })
  const wrong = new Set(parsed.error?.issues.map(({ path: [field] }) => field))
  const problems: PackageProblems = {
    ...(wrong.has('id') && { id: 'id' }),
    ...(taken.includes(id.trim()) && { id: 'taken' }),
    ...(wrong.has('credits') && { credits: 'credits' }),
    ...(wrong.has('amountMinor') && { price: 'price' }),
    ...(!known && { currency: 'currency' }),
    ...(wrong.has('names') && { names: wrongNames(names) }),
  }
  if (!parsed.success || Object.keys(problems).length > 0) return { package: null, problems }
  return { package: parsed.data, problems: null }
}
