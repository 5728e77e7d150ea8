import { describe, expect, test } from 'vitest'
import { subscription, transaction } from './answers'
import { factOfInvoice } from './invoices'

const START = new Date('2026-01-31T12:00:00Z')
const END = new Date('2026-02-28T12:00:00Z')
const sold = subscription.parse({
  id: 'sub_1',
  status: 'active',
  product: 'prod_1',
  current_period_start_date: START.toISOString(),
  current_period_end_date: END.toISOString(),
})

/** The lines of an invoice of a product that costs 29.00 a month. */
function linesOf(changes: Record<string, unknown>, taxMode = 'exclusive') {
  const paid = transaction.parse({
    id: 'tran_1',
    amount: 2900,
    currency: 'USD',
    type: 'invoice',
    status: 'paid',
    created_at: START.getTime(),
    ...changes,
  })
  const fact = factOfInvoice(paid, {
    subscription: sold,
    price: { amountMinor: 2900, currency: 'USD', taxMode },
    reference: null,
  })
  return fact.kind === 'invoice-paid' ? fact.lines : []
}

describe('what an invoice is for', () => {
  const whole = { product: 'prod_1', kind: 'charge', isProration: false, from: START, to: END }

  test('the price is for the whole month', () => expect(linesOf({})).toEqual([whole]))

  test('of the time its transaction tells', () => {
    const period = { period_start: Date.parse('2025-12-31T12:00:00Z'), period_end: START.getTime() }
    expect(linesOf(period)).toEqual([{ ...whole, from: new Date(period.period_start), to: START }])
  })

  test('a discount leaves it a whole month', () => {
    expect(linesOf({ amount: 2400, discount_amount: 500 })).toEqual([whole])
    expect(linesOf({ amount: 2900, discount_amount: 500 })).toEqual([whole])
    expect(linesOf({ amount: 0, discount_amount: 2900 })).toEqual([whole])
  })

  test.each([1, 850, 1450, 2899])('%i is for as much of the month as it buys, and no more', (amount) => {
    const [line] = linesOf({ amount, period_end: Date.parse('2026-02-14T12:00:00Z') })
    expect(line).toMatchObject({ product: 'prod_1', kind: 'charge', isProration: true, to: END })
    if (!line) throw new Error('no line')
    const monthMs = END.getTime() - START.getTime()
    const share = (line.to.getTime() - line.from.getTime()) / monthMs
    expect(share).toBeLessThanOrEqual(amount / 2900)
    expect(share).toBeCloseTo(amount / 2900, 6)
  })

  test('taxes on top of a part do not make it whole, those within the price belong to it', () => {
    expect(linesOf({ amount: 2400, amount_paid: 2904 })).toMatchObject([{ isProration: true }])
    expect(linesOf({ amount: 2400, amount_paid: 2900 }, 'inclusive')).toEqual([whole])
  })

  test('in another currency it is for nothing that could be told', () =>
    expect(linesOf({ currency: 'EUR' })).toEqual([]))
})
