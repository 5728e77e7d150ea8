/** Is it the id of something the ledger can be asked about, a person aside? */
export function isLedgerId(text: string): boolean {
  return /^(?:trf|hld|gen|pay|ord)_[0-9a-z]{13,26}$/.test(text.trim())
}
