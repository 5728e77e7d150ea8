import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCheckout } from './checkouts'
import { readPayment } from './payments'
import { answeringApi } from './testing/answering-api'
import { openCreem, type OpenCreem } from './testing/open-creem'

const signal = AbortSignal.timeout(30_000)

let open: OpenCreem
beforeAll(async () => void (open = await openCreem()))
afterAll(() => open.close())

const standing = async (id: string) =>
  (await readPayment(open.ctx, id, signal)).map((fact) =>
    fact.kind === 'returned' ? [fact.gatewayPaymentId, fact.returnedMinor, fact.standing] : fact,
  )

async function buy(discount = 0) {
  const { ctx, creem, orderFor } = open
  const { gatewaySessionId } = await openCheckout(ctx, orderFor(creem.addProduct().id), signal)
  return creem.pay(gatewaySessionId, discount)
}

test('a one-off payment is read by its order: refunded, disputed, won again', async () => {
  const { creem } = open
  await buy()
  const { id } = (await buy()).order
  expect(await standing(id)).toEqual([[id, 0, 'kept']])
  await creem.refund(id, 300)
  expect(await standing(id)).toEqual([[id, 300, 'kept']])
  await creem.dispute(id)
  expect(await standing(id)).toEqual([[id, 1210, 'charged-back']])
  creem.winDispute(id)
  expect(await standing(id)).toEqual([[id, 300, 'kept']])
  await creem.refund(id)
  expect(await standing(id)).toEqual([[id, 1210, 'refunded']])
})

test('a subscription’s is read by its transaction', async () => {
  const { creem } = open
  const begun = await open.subscribe()
  const id = creem.subscriptions.get(begun.id)?.last_transaction_id ?? ''
  await creem.dispute(id)
  expect(await standing(id)).toEqual([[id, 1210, 'charged-back']])
})

test('one that Creem does not know says nothing, or that it is not there', async () => {
  expect(await standing('ord_nobody')).toEqual([])
  await expect(standing('tran_nobody')).rejects.toMatchObject({ outcome: 'refused' })
})

test('a try that was declined is not the payment', async () => {
  const api = await answeringApi()
  const one = { amount: 1000, currency: 'USD', type: 'payment', order: 'ord_1', created_at: 1_768_478_400_000 }
  api.answers.set('/v1/transactions/search?order_id=ord_1&page_size=100', {
    items: [
      { ...one, id: 'tran_1', status: 'declined' },
      // Taken back by the bank, without a word of how much.
      { ...one, id: 'tran_2', status: 'chargeback', amount_paid: 1210, refunded_amount: null },
    ],
  })
  expect(await readPayment(api.ctx, 'ord_1', signal)).toMatchObject([
    { gatewayPaymentId: 'ord_1', returnedMinor: 1210, standing: 'charged-back' },
  ])
})

test.each([
  ['paid', null, 0, 'kept'],
  ['paid', 300, 300, 'kept'],
  ['paid', 1210, 0, 'kept'],
  ['partialRefund', 300, 300, 'kept'],
  ['refunded', 1210, 1210, 'refunded'],
  ['refunded', null, 1210, 'refunded'],
  ['chargedBack', 1210, 1210, 'charged-back'],
])('%s with %j refunded: %i is back, %s', async (status, refunded_amount, returnedMinor, how) => {
  const api = await answeringApi()
  const month = { id: 'tran_1', type: 'invoice', order: 'ord_1', amount: 1000, amount_paid: 1210, currency: 'USD' }
  const told = { ...month, created_at: 1_768_478_400_000, status, refunded_amount }
  api.answers.set('/v1/transactions?transaction_id=tran_1', told)
  expect(await readPayment(api.ctx, 'tran_1', signal)).toMatchObject([
    { gatewayPaymentId: 'tran_1', returnedMinor, standing: how },
  ])
})

test('a discount is told with what was paid', async () => {
  const { arrived } = open
  arrived.length = 0
  await buy(150)
  expect(arrived.flatMap(({ facts }) => facts)).toMatchObject([{ amountMinor: 1029, discountMinor: 150 }])
})
