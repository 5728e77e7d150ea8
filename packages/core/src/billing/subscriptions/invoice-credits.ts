import type { InvoiceLine } from '../gateways/gateway'
import { monthBefore } from '../gateways/month-before'

/** A line of an invoice with the terms of what it sells. */
export interface PricedLine extends InvoiceLine {
  planId: string
  monthlyCredits: number
}

export interface InvoiceCredits {
  /** The plan it pays for. */
  planId: string
  credits: number
  /** Until when it is paid. */
  periodEnd: Date
}

/**
 * The credits an invoice stands for: those of a whole month, or, after a change in its midst, those of the rest of the
 * month on the new plan less those of the rest on the old one, rounded up in the creator's favour and never below zero.
 * A month is the one that ends with the line (`monthBefore`). Null for an invoice that charges for no plan.
 */
export function creditsOfInvoice(lines: readonly PricedLine[]): InvoiceCredits | null {
  const charged = lines.filter(({ kind }) => kind === 'charge').toSorted((a, b) => a.to.getTime() - b.to.getTime())
  const last = charged.at(-1)
  if (!last) return null
  const credits = lines.reduce((sum, line) => sum + (line.kind === 'charge' ? 1 : -1) * creditsOfLine(line), 0)
  return { planId: last.planId, credits: Math.max(0, Math.ceil(credits - ROUNDING)), periodEnd: last.to }
}

/** Sums of fractions may end a hair above a whole number. */
const ROUNDING = 1e-6

function creditsOfLine({ isProration, monthlyCredits, from, to }: PricedLine): number {
  if (!isProration) return monthlyCredits
  const share = (to.getTime() - from.getTime()) / (to.getTime() - monthBefore(to).getTime())
  return monthlyCredits * Math.min(1, Math.max(0, share))
}
