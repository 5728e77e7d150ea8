import type { Language } from '@studiolo/db/states/user'
import { createTranslator } from 'next-intl'
import { messages } from '../../src/i18n/messages'

/** The words of the screens: `say('generation.cancel.button')`. */
export type Words = ReturnType<typeof wordsOf>

export function wordsOf(language: Language) {
  return createTranslator({ locale: language, messages: messages[language] })
}
