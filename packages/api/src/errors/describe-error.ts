import type { ErrorKind } from '@studiolo/core/kernel/errors'
import type { Language } from '@studiolo/db/states/user'
import { en } from './words/en'
import { zh } from './words/zh'
import type { ErrorDictionary } from './words/contract'

/** The words of every error, by language. */
export const errorWords: Record<Language, ErrorDictionary> = { en, zh }

/** The message and suggestion for a person; facts of the error fill the words where they name them. */
export function describeError(
  kind: ErrorKind,
  facts: Record<string, unknown>,
  language: Language,
): { message: string; suggestion: string } {
  const { message, detail, suggestion } = errorWords[language][kind]
  return { message: (detail && fill(detail, facts)) ?? message, suggestion }
}

/** The sentence with its `{facts}` filled in; null when one of them is not known. */
function fill(sentence: string, facts: Record<string, unknown>): string | null {
  const names = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  if (names.some((name) => !isPlain(facts[name]))) return null
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name]))
}

function isPlain(fact: unknown): fact is string | number {
  return typeof fact === 'string' || typeof fact === 'number'
}
