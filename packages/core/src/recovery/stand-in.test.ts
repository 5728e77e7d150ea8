import { expect, test } from 'vitest'
import type { PaymentEvidence } from './contract'
import type { RecoveryFinding } from './findings/contract'
import { replacedCredits } from './stand-in'
import { paid, second } from './testing/evidence'

const missing: PaymentEvidence = { ...paid, grantedCredits: 0 }
const wrong: PaymentEvidence = { ...missing, id: 'pay_3', isOfOrder: false, state: 'unmatched', amountMinor: 500 }
const refunds = (amountMinor: number, state: 'pending' | 'succeeded' | 'failed' = 'succeeded') => ({
  refunds: [{ amountMinor, state }],
})
const lost: Pick<PaymentEvidence, 'disputes'> = { disputes: [{ amountMinor: 990, state: 'lost' }] }

test.each<[what: string, given: RecoveryFinding, payments: PaymentEvidence[], replaced: number]>([
  ['no money came', 'payment-not-found', [], 0],
  ['its money came', 'payment-not-found', [paid], 100],
  ['its money came twice', 'payment-not-found', [paid, second], 100],
  ['money of another amount came', 'payment-not-found', [wrong], 0],
  ['and went', 'payment-not-found', [{ ...wrong, ...refunds(500) }], 100],
  ['all that came was sent back', 'payment-not-found', [{ ...second, ...refunds(990) }], 100],
  ['its credits came after all', 'payment-not-granted', [paid], 100],
  ['its money went instead', 'payment-not-granted', [{ ...missing, ...lost }], 100],
  ['the other amount stays', 'payment-unmatched', [wrong], 0],
  ['a third of it went', 'payment-unmatched', [{ ...wrong, ...refunds(167) }], 33],
  ['it is about to go', 'payment-unmatched', [{ ...wrong, ...refunds(500, 'pending') }], 0],
  ['it could not go', 'payment-unmatched', [{ ...wrong, ...refunds(500, 'failed') }], 0],
  ['it stays, and the order was paid', 'payment-unmatched', [wrong, paid], 0],
  [
    'it was understood later',
    'payment-unmatched',
    [{ ...wrong, isOfOrder: true, state: 'paid', grantedCredits: 100 }],
    100,
  ],
  ['the second stays', 'paid-twice', [paid, { ...second, ...refunds(990, 'failed') }], 0],
  ['the second went', 'paid-twice', [paid, { ...second, ...refunds(990) }], 100],
  ['the second went, by the count', 'paid-twice', [paid, { ...second, returnedMinor: 990 }], 100],
  ['a refund that is counted twice', 'payment-unmatched', [{ ...wrong, ...refunds(250), returnedMinor: 250 }], 50],
  ['of two more one went', 'paid-twice', [paid, { ...second, ...refunds(990) }, second], 0],
  ['the first went', 'paid-twice', [{ ...paid, ...refunds(990) }, second], 0],
])('%s (%s)', (_, finding, payments, replaced) => {
  expect(replacedCredits({ finding, credits: 100 }, payments)).toBe(replaced)
})
