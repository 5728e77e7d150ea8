/** How a language is spoken by espeak-ng, at pace 1. */
export interface Speaker {
  /** The name of the voice in espeak-ng. */
  voice: string
  wordsPerMinute: number
  /** 0 to 99; 50 is espeak-ng's own. */
  pitch: number
  /** How far the pitch moves, 0 to 99. */
  range: number
}

const speakers: Readonly<Record<string, Speaker>> = {
  en: { voice: 'en-us', wordsPerMinute: 148, pitch: 40, range: 46 },
  zh: { voice: 'cmn', wordsPerMinute: 150, pitch: 42, range: 50 },
}

/** The speaker of a language tag (`en`, `en-GB`, `zh-Hans` …); null for a language the built-in voice does not have. */
export function speakerOf(language: string): Speaker | null {
  return speakers[language.toLowerCase().split('-')[0] ?? ''] ?? null
}
