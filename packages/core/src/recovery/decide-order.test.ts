import { expect, test } from 'vitest'
import type { OrderEvidence } from './contract'
import { decideByEvidence } from './decide'
import { recoveryFindings, type RecoveryFinding } from './findings/contract'
import { at, bought, event, ordered, paid, second } from './testing/evidence'

const minutesLater = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString()

const orders: [what: string, evidence: OrderEvidence, finding: RecoveryFinding][] = [
  ['just made', ordered, 'payment-not-received'],
  ['never paid', { ...ordered, state: 'expired', ageHours: 100 }, 'payment-not-received'],
  ['asked again too early', { ...ordered, askedBefore: true, ageHours: 23 }, 'payment-not-received'],
  ['asked again a day later', { ...ordered, state: 'expired', askedBefore: true, ageHours: 24 }, 'payment-not-found'],
  ['its webhook fails', { ...ordered, events: [{ ...event, state: 'handled' }, event] }, 'payment-unhandled'],
  ['its webhook waits', { ...ordered, events: [{ ...event, state: 'received' }] }, 'payment-unhandled'],
  ['told of, but not of money', { ...ordered, events: [{ ...event, state: 'handled' }] }, 'payment-not-received'],
  ['paid, credits granted', bought(paid), 'payment-granted'],
  ['heard of after nine minutes', bought({ ...paid, heardAt: minutesLater(9) }), 'payment-granted'],
  ['heard of after an hour', bought({ ...paid, heardAt: minutesLater(60) }), 'payment-arrived-late'],
  ['paid, credits missing', bought({ ...paid, grantedCredits: 0 }), 'payment-not-granted'],
  ['paid, no payment known', bought(), 'payment-not-granted'],
  ['a month of a plan', bought({ ...paid, dueCredits: 90, grantedCredits: 90 }), 'payment-granted'],
  [
    'money booked, order still pending',
    { ...ordered, payments: [{ ...paid, isOfOrder: false, grantedCredits: 0 }] },
    'payment-not-granted',
  ],
  ['refunded', bought({ ...paid, state: 'refunded', takenCredits: 115 }), 'payment-returned'],
  [
    'the wrong amount',
    { ...ordered, payments: [{ ...paid, isOfOrder: false, state: 'unmatched', amountMinor: 500, grantedCredits: 0 }] },
    'payment-unmatched',
  ],
  ['paid twice, not yet sent back', bought(paid, second), 'paid-twice'],
  [
    'paid twice, refund under way',
    bought(paid, { ...second, refunds: [{ amountMinor: 990, state: 'pending' }] }),
    'paid-twice',
  ],
  [
    'paid twice, sent back',
    bought(paid, { ...second, refunds: [{ amountMinor: 990, state: 'succeeded' }] }),
    'paid-twice-returned',
  ],
]

test.each(orders)('%s', (_, evidence, finding) => {
  const { outcome } = recoveryFindings[finding]
  expect(decideByEvidence('payment_failure', evidence)).toEqual({ outcome, finding, credits: 0 })
})

test('the table shows every finding about an order', () => {
  const about = Object.keys(recoveryFindings).filter((finding) => /^pa(yment|id)-/.test(finding))
  expect([...new Set(orders.map(([, , finding]) => finding))].toSorted()).toEqual(about.toSorted())
})
