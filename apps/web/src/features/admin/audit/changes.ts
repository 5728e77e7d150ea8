/** One field that a change touched; undefined where it was not there. */
export interface Change {
  /** With dots into nested objects: `credits.available`. */
  field: string
  before: string | undefined
  after: string | undefined
}

type Values = Record<string, unknown> | null

/** What differs between the old and the new values, by field name, since the log keeps no order; what stayed the same is left out. */
export function changesOf(before: Values, after: Values): Change[] {
  const [old, fresh] = [flatten(before ?? {}), flatten(after ?? {})]
  const fields = new Set([...old.keys(), ...fresh.keys()])
  return [...fields]
    .sort()
    .map((field) => ({ field, before: old.get(field), after: fresh.get(field) }))
    .filter((change) => change.before !== change.after)
}

function flatten(values: Record<string, unknown>, path = ''): Map<string, string> {
  const flat = new Map<string, string>()
  for (const [name, value] of Object.entries(values)) {
    if (isObject(value)) for (const [inner, text] of flatten(value, `${path}${name}.`)) flat.set(inner, text)
    else flat.set(path + name, asText(value))
  }
  return flat
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
