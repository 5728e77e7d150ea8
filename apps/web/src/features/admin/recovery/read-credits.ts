/** A whole number of credits from 1 to `most`, as it was typed; null for anything else. */
export function readCredits(text: string, most: number): number | null {
  const digits = text.trim()
  if (!/^\d{1,9}$/.test(digits)) return null
  const credits = Number(digits)
  return credits >= 1 && credits <= most ? credits : null
}
