import { z } from 'zod'
import { defineContract } from '../define-contract'

export const speechLanguages = ['en', 'zh'] as const

/** Characters a second at pace 1, rounded down so that a quote is rather too high than too low: measured on the built-in voices. */
const CHARACTERS_PER_SECOND = { en: 12, zh: 3 } as const

/** How long a text will take to say, in seconds; what the price is reckoned from. */
export function estimateSpeechSeconds({
  text,
  language,
  pace,
}: {
  text: string
  language: (typeof speechLanguages)[number]
  pace: number
}): number {
  return Math.max(1, Math.ceil(text.length / CHARACTERS_PER_SECOND[language] / pace))
}

export const speech = defineContract({
  id: 'speech',
  makes: 'audio',
  input: z.object({
    text: z.string().trim().min(1).max(5000),
    language: z.enum(speechLanguages),
    pace: z.number().min(0.5).max(2).default(1),
  }),
  defaultPrice: { base: 0, perUnit: 100, unitSeconds: 30 },
  priceFacts: (input) => ({ seconds: estimateSpeechSeconds(input) }),
  title: (input) => input.text.slice(0, 120),
  samples: [
    { text: 'Close your eyes. Listen to the rain. There is nothing you have to do.', language: 'en', pace: 1 },
    { text: '闭上眼睛，听雨声。现在，你什么都不用做。', language: 'zh', pace: 1 },
  ],
})
