/** How long a guesser would take, in four steps; `short` is what the server would refuse for its length. */
export type Strength = 'short' | 'weak' | 'fair' | 'strong'

/** How many of the meter's bars are lit. */
export const bars: Record<Strength, number> = { short: 1, weak: 1, fair: 2, strong: 3 }

/** What the server takes; the schema itself would bring zod to every page with a new password. */
export const passwordLength = { min: 10, max: 200 } as const

const FAIR = 10
const STRONG = 16

/** What every guesser begins with. */
const firstGuesses = /passw[o0]rd|qwert[yz]|letmein|welcome|iloveyou|admin|woaini|studiolo/g

/**
 * A hint while typing, not the rule: the rule is the server's. Counts what a guesser has to guess, so that runs
 * (`1234`, `abcd`, `aaaa`), repeated pieces and one's own address add next to nothing. No rules about kinds of
 * characters (NIST SP 800-63B §5.1.1.2).
 */
export function passwordStrength(password: string, email = ''): Strength {
  if (password.length < passwordLength.min || password.length > passwordLength.max) return 'short'
  const typed = password.normalize('NFKC').toLowerCase()
  const own = email.toLowerCase().split('@')[0] ?? ''
  const rest = (own.length > 2 ? typed.replaceAll(own, '') : typed).replace(firstGuesses, '')
  const count = surprises(rest)
  if (new Set(rest).size < 5 || count < FAIR) return 'weak'
  return count < STRONG ? 'fair' : 'strong'
}

/** Characters that do not follow from the two before them, nor repeat what stood there already. */
function surprises(text: string): number {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0)
  const seen = new Set<string>()
  return codes.filter((code, place) => {
    const [before = Number.NaN, earlier = Number.NaN] = [codes[place - 1], codes[place - 2]]
    const step = code - before
    if (Math.abs(step) <= 1 && step === before - earlier) return false
    const piece = `${earlier},${before},${code}`
    if (seen.has(piece)) return false
    seen.add(piece)
    return true
  }).length
}
