const cjk = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u

/** Two letters for a name: first and last word, or the last two characters of a Chinese name; an address stands for its owner. */
export function initialsOf(name: string): string {
  const trimmed = name.trim()
  const letters = Array.from(trimmed)
  if (letters.some((letter) => cjk.test(letter)))
    return letters
      .filter((letter) => cjk.test(letter))
      .slice(-2)
      .join('')
  const [owner = ''] = trimmed.split('@')
  const words = owner.split(/[\s._-]+/u).filter(Boolean)
  const first = Array.from(words[0] ?? '')[0] ?? ''
  const last = words.length > 1 ? (Array.from(words.at(-1) ?? '')[0] ?? '') : ''
  return (first + last).toLocaleUpperCase('en')
}
