import { AppError } from '../kernel/errors'

const SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,199}$/
const MAX_LENGTH = 512

/** Is this a key that storage takes: relative, slash-separated, no dot segments, only `A–Z a–z 0–9 . _ -`? */
export function isStorageKey(key: string): boolean {
  return key.length <= MAX_LENGTH && key.split('/').every((segment) => SEGMENT.test(segment))
}

/** Throws INVALID_INPUT for anything that is not a key, so that no word from outside can leave the storage's root. */
export function requireKey(key: string): void {
  if (!isStorageKey(key)) throw new AppError('INVALID_INPUT', { message: `not a storage key: ${JSON.stringify(key)}` })
}

/** A prefix is a key followed by `/`. */
export function requirePrefix(prefix: string): void {
  if (!prefix.endsWith('/'))
    throw new AppError('INVALID_INPUT', { message: `not a storage prefix: ${JSON.stringify(prefix)}` })
  requireKey(prefix.slice(0, -1))
}
