import { describe, expect, test } from 'vitest'
import { DAY_MS } from '../../kernel/clock'
import { subscription, transaction } from '../gateways/creem/answers'
import { factOfInvoice } from '../gateways/creem/invoices'
import { monthBefore } from '../gateways/month-before'
import { creditsOfInvoice, type PricedLine } from './invoice-credits'

const line = (change: Partial<PricedLine>): PricedLine => ({
  product: 'creator',
  planId: 'creator',
  monthlyCredits: 150,
  kind: 'charge',
  isProration: false,
  from: new Date('2026-01-15T12:00:00Z'),
  to: new Date('2026-02-15T12:00:00Z'),
  ...change,
})
const pro = { product: 'pro', planId: 'pro', monthlyCredits: 400, isProration: true }

test('a whole month is worth what the plan gives a month, however long the month', () => {
  expect(creditsOfInvoice([line({})])).toEqual({ planId: 'creator', credits: 150, periodEnd: line({}).to })
  const short = line({ from: new Date('2026-01-31T12:00:00Z'), to: new Date('2026-02-28T12:00:00Z') })
  expect(creditsOfInvoice([short])?.credits).toBe(150)
})

test('a change in the midst is worth the rest of the month on the new plan less the rest on the old one', () => {
  const from = new Date('2026-01-31T00:00:00Z')
  // 15.5 of 31 days are left: half of 400 less half of 150.
  const half = [line({ kind: 'credit', isProration: true, from }), line({ ...pro, from })]
  expect(creditsOfInvoice(half)).toMatchObject({ planId: 'pro', credits: 125 })
  expect(creditsOfInvoice(half.toReversed())).toMatchObject({ planId: 'pro', credits: 125 })
})

test('a month from the last day of one to the last day of the next is as long as the second', () => {
  const to = new Date('2026-02-28T12:00:00Z')
  expect(creditsOfInvoice([line({ ...pro, from: new Date('2026-01-31T12:00:00Z'), to })])?.credits).toBe(400)
  expect(creditsOfInvoice([line({ ...pro, from: new Date('2026-02-14T12:00:00Z'), to })])?.credits).toBe(200)
})

test('fractions are rounded up, sums of them never push it over', () => {
  const third = { from: new Date('2026-02-05T04:00:00Z'), isProration: true }
  expect(creditsOfInvoice([line({ ...third, monthlyCredits: 100 })])?.credits).toBe(34)
  const whole = line({ isProration: true })
  expect(creditsOfInvoice([whole])?.credits).toBe(150)
})

test('what only gives money back is worth nothing, and what charges for no plan is no month', () => {
  const smaller = [line({ ...pro, kind: 'credit' }), line({ isProration: true })]
  expect(creditsOfInvoice(smaller)).toMatchObject({ planId: 'creator', credits: 0 })
  expect(creditsOfInvoice([line({ kind: 'credit' })])).toBeNull()
  expect(creditsOfInvoice([])).toBeNull()
})

describe('what Creem was paid, whatever day the month ends on', () => {
  const price = { amountMinor: 2900, currency: 'USD', taxMode: 'exclusive' }
  const ends = Array.from({ length: 4 * 365 }, (_, day) => new Date(Date.UTC(2026, 0, 1, 12) + day * DAY_MS))

  /** Of a plan that gives one credit for each cent. */
  function creditsOf(amount: number, end: Date): number | undefined {
    const paid = transaction.parse({
      id: 'tran_1',
      amount,
      currency: 'USD',
      type: 'invoice',
      status: 'paid',
      created_at: end.getTime() - DAY_MS,
    })
    const sold = subscription.parse({
      id: 'sub_1',
      status: 'active',
      product: 'prod_1',
      current_period_start_date: monthBefore(end).toISOString(),
      current_period_end_date: end.toISOString(),
    })
    const fact = factOfInvoice(paid, { subscription: sold, price, reference: null })
    const lines = fact.kind === 'invoice-paid' ? fact.lines : []
    return creditsOfInvoice(lines.map((line) => ({ ...line, planId: 'pro', monthlyCredits: 2900 })))?.credits
  }

  test.each([0, 1, 850, 1450, 2899, 2900])('%i cents of 2900 are worth as many of 2900 credits', (amount) => {
    const others = ends.filter((end) => creditsOf(amount, end) !== amount)
    expect(others).toEqual([])
  })
})
