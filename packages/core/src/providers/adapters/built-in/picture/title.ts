/** The words burnt into a picture. */
export interface Title {
  /** One or two lines; none when the prompt holds nothing that can be written. */
  lines: readonly string[]
  /** Says what made the picture, in the title's script. */
  mark: string
}

const MAX_LINES = 2
const MAX_EMS = 34
const HAN = /\p{Script=Han}/u
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}　-〿＀-｠]/u
/** Neither the font nor a title has room for these. */
const UNWRITABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Variation_Selector}]/gu
const SENTENCE_END = /(?<=[.!?])\s|(?<=[。！？])|\n/u
const ELLIPSIS = '…'

/**
 * The title of a prompt: its first sentence, broken into at most two lines of `lineEms` (the width of a line in units
 * of the type's size) and elided after that.
 */
export function composeTitle(prompt: string, lineEms: number): Title {
  const [first = ''] = prompt.trim().split(SENTENCE_END)
  const text = first
    .replaceAll(UNWRITABLE, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .replace(/[.。,，;；]+$/u, '')
  return { lines: balance(text, Math.min(lineEms, MAX_EMS)), mark: HAN.test(text) ? '内置渲染器' : 'Built-in renderer' }
}

/** Two lines are set about equally long: the narrowest measure that still needs no third. */
function balance(text: string, lineEms: number): string[] {
  const widest = breakLines(text, lineEms)
  if (widest.length < MAX_LINES || widest.at(-1)?.endsWith(ELLIPSIS)) return widest
  for (let ems = emsOf(text) / MAX_LINES; ems < lineEms; ems++) {
    const lines = breakLines(text, ems)
    if (!lines.at(-1)?.endsWith(ELLIPSIS)) return lines
  }
  return widest
}

function breakLines(text: string, lineEms: number): string[] {
  const lines: string[] = []
  let line = ''
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map(({ segment }) => segment)
  for (const word of words.flatMap((word) => (emsOf(word) > lineEms ? [...word] : [word]))) {
    // A mark that ends a clause may hang over the margin; a line never starts with one.
    if (emsOf(line + word) <= lineEms || /^[\p{P}\s]+$/u.test(word)) {
      line += word
      continue
    }
    if (lines.length === MAX_LINES - 1) return [...lines, elide(line, lineEms)]
    lines.push(line.trim())
    line = word
  }
  return line.trim() === '' ? lines : [...lines, line.trim()]
}

function elide(line: string, lineEms: number): string {
  let kept = line.trim()
  while (kept !== '' && emsOf(kept + ELLIPSIS) > lineEms) kept = [...kept].slice(0, -1).join('')
  return kept.replace(/[\p{P}\s]+$/u, '') + ELLIPSIS
}

/** About how wide a text is set, in units of its size. */
function emsOf(text: string): number {
  let ems = 0
  for (const character of text) ems += WIDE.test(character) ? 1 : /[A-ZMW@mw]/.test(character) ? 0.7 : 0.52
  return ems
}
