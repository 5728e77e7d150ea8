import { describe, expect, test } from 'vitest'
import { subscription } from './answers'
import { snapshotOf } from './subscriptions'

const readAt = new Date('2026-02-20T12:00:00Z')
const END = new Date('2026-03-10T12:00:00Z')

function read(changes: Record<string, unknown>) {
  const told = subscription.parse({
    id: 'sub_1',
    status: 'active',
    product: 'prod_1',
    customer: 'cust_1',
    current_period_start_date: '2026-02-10T12:00:00Z',
    current_period_end_date: END.toISOString(),
    canceled_at: '2026-02-18T12:00:00Z',
    ...changes,
  })
  return snapshotOf({ told, readAt })
}

describe('what a subscription’s answer says', () => {
  test.each([
    ['active', 'active'],
    ['trialing', 'active'],
    ['scheduled_cancel', 'active'],
    ['past_due', 'past-due'],
    ['unpaid', 'past-due'],
    ['expired', 'past-due'],
    ['canceled', 'canceled'],
    ['incomplete', 'incomplete'],
  ])('%s is %s', (status, state) => expect(read({ status }).state).toBe(state))

  test('one that will end says when, one that has ended since when', () => {
    expect(read({ status: 'scheduled_cancel' })).toMatchObject({ cancelsAt: END, endedAt: null })
    expect(read({ status: 'active' })).toMatchObject({ cancelsAt: null, endedAt: null })
    expect(read({ status: 'canceled' })).toMatchObject({ cancelsAt: null, endedAt: new Date('2026-02-18T12:00:00Z') })
    const changed = { canceled_at: null, updated_at: '2026-02-19T12:00:00Z' }
    expect(read({ status: 'canceled', ...changed }).endedAt).toEqual(new Date('2026-02-19T12:00:00Z'))
    expect(read({ status: 'canceled', canceled_at: null }).endedAt).toEqual(readAt)
  })

  test('a paused one is good for what was paid', () => {
    expect(read({ status: 'paused' }).state).toBe('active')
    expect(read({ status: 'paused', current_period_end_date: '2026-02-20T11:59:00Z' }).state).toBe('past-due')
  })

  test('an active one whose month is over for more than a day was not paid', () => {
    expect(read({ current_period_end_date: '2026-02-19T12:00:01Z' }).state).toBe('active')
    expect(read({ current_period_end_date: '2026-02-19T11:59:59Z' }).state).toBe('past-due')
  })

  test('a period that is missing or empty judges nothing', () => {
    expect(read({ current_period_end_date: null }).state).toBe('active')
    const empty = { current_period_start_date: '2026-01-10T12:00:00Z', current_period_end_date: '2026-01-10T12:00:00Z' }
    expect(read(empty).state).toBe('active')
  })

  test('the reference is in the metadata where that is told', () => {
    expect(read({ metadata: { reference: 'cks_1' } }).reference).toBe('cks_1')
    expect(read({ metadata: { reference: 7 } }).reference).toBeNull()
    expect(read({}).reference).toBeNull()
  })

  test('a state that is not known is no state', () =>
    expect(() => read({ status: 'frozen' })).toThrow(expect.objectContaining({ outcome: 'unknown' })))
})
