import { expect, test } from 'vitest'
import type { OrderEvidence } from './contract'
import { decideByEvidence, owedForOrder } from './decide'
import { recoveryFindings, type RecoveryFinding } from './findings/contract'
import { at, bought, event, ordered, paid, second } from './testing/evidence'

const minutesLater = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString()

const wrong = { ...paid, isOfOrder: false, state: 'unmatched', amountMinor: 500, grantedCredits: 0 } as const

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
  ['the wrong amount', { ...ordered, payments: [wrong] }, 'payment-unmatched'],
  [
    'the wrong amount, sent back',
    { ...ordered, payments: [{ ...wrong, refunds: [{ amountMinor: 500, state: 'succeeded' }] }] },
    'payment-returned',
  ],
  [
    'refunded after its credits had expired',
    bought({ ...paid, state: 'refunded', refunds: [{ amountMinor: 990, state: 'succeeded' }] }),
    'payment-returned',
  ],
  ['paid twice, not yet sent back', bought(paid, second), 'paid-twice'],
  [
    'paid twice, refund under way',
    bought(paid, { ...second, refunds: [{ amountMinor: 990, state: 'pending' }] }),
    'paid-twice',
  ],
  ['paid twice, refused', bought(paid, { ...second, refundRefusal: 'only in the dashboard' }), 'paid-twice'],
  ['paid twice, back by the gateway’s count', bought(paid, { ...second, returnedMinor: 990 }), 'paid-twice-returned'],
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

const lost = { amountMinor: 500, state: 'lost' } as const
const failed = { amountMinor: 990, state: 'failed' } as const

test.each<[what: string, evidence: OrderEvidence, credits: number]>([
  ['nothing is known of any money', { ...ordered, askedBefore: true, ageHours: 24 }, 115],
  ['its credits came', bought(paid), 0],
  ['money of another amount', { ...ordered, payments: [wrong] }, 115],
  ['that is disputed', { ...ordered, payments: [{ ...wrong, disputes: [{ ...lost, state: 'open' }] }] }, 0],
  ['that was disputed in vain', { ...ordered, payments: [{ ...wrong, disputes: [{ ...lost, state: 'won' }] }] }, 115],
  ['that was lost', { ...ordered, payments: [{ ...wrong, disputes: [lost] }] }, 0],
  ['a second payment, which goes back by itself', bought(paid, second), 0],
  ['a second payment that its gateway refuses to send back', bought(paid, { ...second, refundRefusal: 'no' }), 115],
  ['that went back after all', bought(paid, { ...second, refundRefusal: null, returnedMinor: 990 }), 0],
  [
    'that was refused and is disputed',
    bought(paid, { ...second, refundRefusal: 'no', disputes: [{ ...lost, state: 'open' }] }),
    0,
  ],
  ['a second payment that could not go back', bought(paid, { ...second, refunds: [failed] }), 115],
])('may be given: %s', (_, evidence, credits) => {
  expect(owedForOrder(evidence)).toBe(credits)
})

test('the table shows every finding about an order', () => {
  const about = Object.keys(recoveryFindings).filter((finding) => /^pa(yment|id)-/.test(finding))
  expect([...new Set(orders.map(([, , finding]) => finding))].toSorted()).toEqual(about.toSorted())
})
