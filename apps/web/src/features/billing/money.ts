/** How many decimals a currency has by ISO 4217: 2 for USD, none for JPY. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/** Minor units as one types them: 3000 USD → `30.00`. */
export function writeMoney(amountMinor: number, currency: string): string {
  const digits = minorDigits(currency)
  return (amountMinor / 10 ** digits).toFixed(digits)
}

/** What somebody typed (`30`, `30.5`, `1,450.00`) in minor units; null where it is no positive amount of the currency. */
export function readMoney(text: string, currency: string): number | null {
  const digits = minorDigits(currency)
  const plain = text.trim().replaceAll(/(?<=\d),(?=\d{3}(?!\d))/g, '')
  const [, whole, fraction = ''] = /^(\d{1,9})(?:\.(\d+))?$/.exec(plain) ?? []
  if (whole === undefined || fraction.length > digits) return null
  // Put together as text: 0.29 × 100 is not 29.
  const amountMinor = Number(whole + fraction.padEnd(digits, '0'))
  return amountMinor > 0 ? amountMinor : null
}
