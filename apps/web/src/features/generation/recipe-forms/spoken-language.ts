import type { speechLanguages } from '@studiolo/core/recipes/speech/contract'

const HAN = /\p{Script=Han}/gu
const LATIN_WORD = /\p{Script=Latin}+/gu

/** The language a text is written in; null while there is too little of it to tell. */
export function spokenLanguage(text: string): (typeof speechLanguages)[number] | null {
  const han = text.match(HAN)?.length ?? 0
  const latin = text.match(LATIN_WORD)?.length ?? 0
  if (han + latin < 3 || han === latin) return null
  return han > latin ? 'zh' : 'en'
}
