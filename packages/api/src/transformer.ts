import superjson, { type SuperJSONResult } from 'superjson'

/** What superjson refuses as keys; it is asked itself, so that it says so. */
const REFUSED_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * superjson's form, found faster. Nearly every answer is plain data with dates in it: only where they stand has to be
 * noted, and superjson takes a fifth of a request's time to do so (the benchmark `web`). Anything else (a map, an error,
 * an object that stands in two places) is left to superjson.
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
  const json = walk.tell(value)
  if (json === NOT_PLAIN) return null
  const result = { json } as SuperJSONResult
  if (Object.keys(walk.values).length > 0) result.meta = { values: walk.values, v: 1 }
  return result
}

const NOT_PLAIN = Symbol('not plain')

class PlainWalk {
  /** By the way to them, steps joined by dots. */
  readonly values: Record<string, [Annotation]> = {}
  private readonly way: (string | number)[] = []
  private readonly seen = new Set<object>()

  /**
   * The value with its dates as text, itself where it has none; notes them and what is undefined. `JSON.stringify` would
   * write dates alike, but leaves its fast path at the first one and takes four times as long.
   */
  tell(value: unknown): unknown {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value
      case 'number':
        return Number.isFinite(value) && !Object.is(value, -0) ? value : NOT_PLAIN
      case 'undefined':
        return this.note('undefined') ? value : NOT_PLAIN
      case 'object':
        return value === null ? value : this.tellObject(value)
      default:
        return NOT_PLAIN
    }
  }

  private tellObject(value: object): unknown {
    if (this.seen.has(value)) return NOT_PLAIN
    this.seen.add(value)
    if (Array.isArray(value)) return this.tellArray(value)
    if (value instanceof Date) {
      return !Number.isNaN(value.valueOf()) && this.note('Date') ? value.toISOString() : NOT_PLAIN
    }
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype !== Object.prototype && prototype !== null) return NOT_PLAIN
    return this.tellRecord(value as Record<string, unknown>)
  }

  private tellRecord(record: Record<string, unknown>): unknown {
    let told = record
    for (const key in record) {
      const value = REFUSED_KEYS.has(key) ? NOT_PLAIN : this.tellAt(key, record[key])
      if (value === NOT_PLAIN) return NOT_PLAIN
      if (value === record[key]) continue
      if (told === record) told = { ...record }
      told[key] = value
    }
    return told
  }

  private tellArray(array: unknown[]): unknown {
    let told = array
    for (let index = 0; index < array.length; index++) {
      const item = array[index]
      const value = item === undefined && !(index in array) ? NOT_PLAIN : this.tellAt(index, item)
      if (value === NOT_PLAIN) return NOT_PLAIN
      if (value === item) continue
      if (told === array) told = [...array]
      told[index] = value
    }
    return told
  }

  private tellAt(step: string | number, value: unknown): unknown {
    this.way.push(step)
    const told = this.tell(value)
    this.way.pop()
    return told
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
