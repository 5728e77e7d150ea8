import type { CsvWords } from '@studiolo/core/credits'
import type { Language } from '@studiolo/db/states/user'
import { whatMoved, whyBack } from '../features/credits/movement'
import { messages } from '../i18n/messages'

/** What stands in the file of a statement, in the words of its screen. */
export function statementWords(language: Language): CsvWords {
  const { file, movement, source: sources, why: whys } = messages[language].credits
  return {
    headings: file,
    cells: {
      kind: ({ kind }) => movement[kind],
      source: ({ source }) => (source ? sources[source] : ''),
      reason: (line) => whys[whyBack(line) ?? (line.kind === 'grant' ? 'grant' : whatMoved(line.kind))],
    },
  }
}
