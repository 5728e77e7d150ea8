import type { Language } from '@studiolo/db/states/user'

/** The words of one mail; plain text throughout, escaping is the layout's. */
export interface MailWords {
  subject: string
  /** One paragraph each. */
  paragraphs: string[]
  action?: { label: string; url: string }
  /** Small print under the action: how long a link lives, what to do when it was not you. */
  notes?: string[]
}

/** A kind of mail a room sends: its words in every language, from its facts. */
export interface MailTemplate<F> {
  readonly name: string
  readonly words: Readonly<Record<Language, (facts: F) => MailWords>>
}

/** Declares a mail; the room whose noun it is about owns the words. */
export function defineMail<F>(name: string, words: MailTemplate<F>['words']): MailTemplate<F> {
  return { name, words }
}
