import { expect, test } from 'vitest'
import { parseFilters, type FilterShape } from '../address/address-filters'
import { orderFilters, ordersInput } from '../billing/orders/filters'
import { paymentFilters, paymentsInput } from '../billing/payments/filters'
import { subscriptionFilters, subscriptionsInput } from '../billing/subscriptions/filters'
import { recoveriesInput, recoveryFilters } from '../recovery/filters'
import { placeOf, places } from './places'

const userId = `usr_${'0'.repeat(26)}`

function read<S extends FilterShape>(shape: S, address: string | null) {
  return parseFilters(shape, new URL(address ?? '', 'http://studiolo.test').searchParams)
}

test.each([
  ['ord', orderFilters, ordersInput],
  ['pay', paymentFilters, paymentsInput],
  ['sub', subscriptionFilters, subscriptionsInput],
  ['rcv', recoveryFilters, recoveriesInput],
])('where an id of %s leads it stands open, and alone is asked for', (prefix, shape, inputOf) => {
  const id = `${prefix}_${'1'.repeat(26)}`
  const filters = read<FilterShape>(shape, placeOf(id))
  expect(filters).toEqual({ id, open: id })
  expect(inputOf(filters)).toEqual({ limit: 50, id })
})

test('a person’s orders, payments and subscriptions are asked for by the person', () => {
  const asked = [
    ordersInput(read(orderFilters, places.ordersOf(userId))),
    paymentsInput(read(paymentFilters, places.paymentsOf(userId))),
    subscriptionsInput(read(subscriptionFilters, places.subscriptionsOf(userId))),
  ]
  for (const input of asked) expect(input).toEqual({ limit: 50, userId })
})
