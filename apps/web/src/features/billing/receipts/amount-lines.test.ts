import { expect, test } from 'vitest'
import { messages } from '../../../i18n/messages'
import { amountLines } from './amount-lines'

const at = new Date('2026-03-01T12:00:00Z')
const plain = { amountMinor: 990, discountMinor: 0, refunds: [], refundedMinor: 0 }

/** The lines without their ids, which are one another's only. */
const told = (receipt: Parameters<typeof amountLines>[0]) => amountLines(receipt).map(({ id: _, ...line }) => line)

test('what was paid stands alone where nothing else happened', () => {
  expect(told(plain)).toEqual([{ kind: 'amount', minor: 990 }])
})

test('a discount stands before it, with what it was taken off', () => {
  expect(told({ ...plain, discountMinor: 110 })).toEqual([
    { kind: 'beforeDiscount', minor: 1100 },
    { kind: 'discount', minor: -110 },
    { kind: 'amount', minor: 990 },
  ])
})

test('what went back stands after it, with what remains', () => {
  const refunds = [
    { amountMinor: 330, state: 'succeeded', at } as const,
    { amountMinor: 100, state: 'pending', at } as const,
  ]
  expect(told({ ...plain, refunds, refundedMinor: 430 })).toEqual([
    { kind: 'amount', minor: 990 },
    { kind: 'refundedOn', minor: -330, at },
    { kind: 'refundUnderWay', minor: -100, at },
    { kind: 'remains', minor: 560 },
  ])
})

test('what the gateway counts without naming it is told as well', () => {
  expect(told({ ...plain, refundedMinor: 990 })).toEqual([
    { kind: 'amount', minor: 990 },
    { kind: 'refunded', minor: -990 },
    { kind: 'remains', minor: 0 },
  ])
})

test('every line has its words', () => {
  const refunds = [
    { amountMinor: 1, state: 'succeeded', at } as const,
    { amountMinor: 1, state: 'pending', at } as const,
  ]
  const all = amountLines({ amountMinor: 990, discountMinor: 1, refunds, refundedMinor: 3 })
  expect(new Set(all.map(({ id }) => id)).size).toBe(7)
  for (const { kind } of all) {
    expect(messages.en.billing.receipt).toHaveProperty(kind)
  }
})
