import { adjustInput } from '@studiolo/core/credits/contract'

/** A whole number of credits as people type it (`1,200`, `1 200`), within what may be given at once; else null. */
export function readAmount(text: string): number | null {
  const digits = text.trim().replaceAll(/(?<=\d)[,\s](?=\d{3}(?!\d))/g, '')
  if (!/^\d+$/.test(digits)) return null
  const parsed = adjustInput.shape.amount.safeParse(Number(digits))
  return parsed.success && parsed.data > 0 ? parsed.data : null
}
