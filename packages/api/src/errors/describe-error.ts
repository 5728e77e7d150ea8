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
  return { message: (detail && fill(detail, facts, language)) ?? message, suggestion }
}

/** The sentence with its `{facts}` filled in; null when one of them is not known. */
function fill(sentence: string, facts: Record<string, unknown>, language: Language): string | null {
  const names = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  if (names.some((name) => !isPlain(facts[name]))) return null
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => toText(facts[name], language))
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/

/** How each language writes a day and a time: `1 December, 00:00 UTC`, `12月1日 00:00（UTC）`. */
const instants: Record<Language, { locale: string; join(day: string, time: string): string }> = {
  en: { locale: 'en-GB', join: (day, time) => `${day}, ${time} UTC` },
  zh: { locale: 'zh-CN', join: (day, time) => `${day} ${time}（UTC）` },
}

/** An instant reads as one, in UTC: the words do not know where their reader is. */
function toText(fact: unknown, language: Language): string {
  if (typeof fact !== 'string' || !INSTANT.test(fact)) return String(fact)
  const { locale, join } = instants[language]
  const write = (parts: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' }).format(new Date(fact))
  const day = write({ day: 'numeric', month: 'long' })
  return join(day, write({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }))
}

function isPlain(fact: unknown): fact is string | number {
  return typeof fact === 'string' || typeof fact === 'number'
}
