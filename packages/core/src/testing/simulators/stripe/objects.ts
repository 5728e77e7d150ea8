import { randomBytes } from 'node:crypto'
import { missing } from './stripe-failure'

/** What is told of a change, as the type and the object of an event. */
export type Emit = (type: string, object: Record<string, unknown>) => void

export function newId(prefix: string): string {
  return `${prefix}_${randomBytes(12).toString('hex')}`
}

/** The object, or Stripe's 404. */
export function find<T>(objects: ReadonlyMap<string, T>, noun: string, id: string, param: string): T {
  const found = objects.get(id)
  if (!found) throw missing(noun, id, param)
  return found
}
