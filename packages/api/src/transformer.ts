import superjson, { type SuperJSONResult } from 'superjson'

/** What superjson refuses as keys; it is asked itself, so that it says so. */
const REFUSED_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * superjson's form, found faster. Nearly every answer is plain data with dates in it, which `JSON.stringify` writes as
 * superjson would; only where they stand has to be noted, and superjson takes a fifth of a request's time to do so (the
 * benchmark `web`). Anything else (a map, an error, an object that stands in two places) is left to superjson.
 */
export const transformer = {
  serialize: (value: unknown): SuperJSONResult => annotatePlain(value) ?? superjson.serialize(value),
  deserialize: <T>(result: SuperJSONResult): T => superjson.deserialize(result),
}

type Annotation = 'Date' | 'undefined'

/** Null for a value that is not plain. */
function annotatePlain(value: unknown): SuperJSONResult | null {
  if (typeof value !== 'object' || value === null || value instanceof Date) return null
  const walk = new PlainWalk()
  if (!walk.isPlain(value)) return null
  const result = { json: value } as SuperJSONResult
  if (Object.keys(walk.values).length > 0) result.meta = { values: walk.values, v: 1 }
  return result
}

class PlainWalk {
  /** By the way to them, steps joined by dots. */
  readonly values: Record<string, [Annotation]> = {}
  private readonly way: (string | number)[] = []
  private readonly seen = new Set<object>()

  /** Notes the dates and what is undefined; false where superjson has to do it. */
  isPlain(value: unknown): boolean {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return true
      case 'number':
        return Number.isFinite(value) && !Object.is(value, -0)
      case 'undefined':
        return this.note('undefined')
      case 'object':
        return value === null || this.isPlainObject(value)
      default:
        return false
    }
  }

  private isPlainObject(value: object): boolean {
    if (this.seen.has(value)) return false
    this.seen.add(value)
    if (Array.isArray(value)) return this.isPlainArray(value)
    if (value instanceof Date) return !Number.isNaN(value.valueOf()) && this.note('Date')
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype !== Object.prototype && prototype !== null) return false
    const record = value as Record<string, unknown>
    for (const key in record) {
      if (REFUSED_KEYS.has(key) || !this.isPlainAt(key, record[key])) return false
    }
    return true
  }

  private isPlainArray(array: unknown[]): boolean {
    for (let index = 0; index < array.length; index++) {
      const item = array[index]
      if (item === undefined && !(index in array)) return false
      if (!this.isPlainAt(index, item)) return false
    }
    return true
  }

  private isPlainAt(step: string | number, value: unknown): boolean {
    this.way.push(step)
    const isPlain = this.isPlain(value)
    this.way.pop()
    return isPlain
  }

  /** False for a way that superjson would have to escape. */
  private note(annotation: Annotation): boolean {
    let path = ''
    for (const step of this.way) {
      if (typeof step === 'string' && (step === '' || step.includes('.') || step.includes('\\'))) return false
      path = path === '' ? String(step) : `${path}.${step}`
    }
    this.values[path] = [annotation]
    return true
  }
}
