import { expect, test } from 'vitest'
import { messages } from '../../../i18n/messages'
import { changesFrom, offerOf, planOffers, type OwnPlan } from './plan-offer'
import { planStandings } from './plan-standing'

const business = { id: 'business', rank: 3, amountMinor: 9900 }
const free = { id: 'free', rank: 0, amountMinor: 0 }
const pro = { id: 'pro', rank: 2, amountMinor: 2900 }
const creator = { id: 'creator', rank: 1, amountMinor: 1200 }
const plans = [business, free, pro, creator]

const own = (change: Partial<OwnPlan>): OwnPlan => ({
  id: 'pro',
  rank: 2,
  nextPlanId: null,
  standing: 'active',
  ...change,
})
const offers = (mine: OwnPlan) => [free, creator, pro, business].map((plan) => offerOf(plan, mine))

test('who pays for none can have any', () => {
  const none = own({ id: 'free', rank: 0, standing: 'none' })
  expect(offers(none)).toEqual(['own', 'subscribe', 'subscribe', 'subscribe'])
  expect(offers({ ...none, standing: 'ended' })).toEqual(['own', 'subscribe', 'subscribe', 'subscribe'])
})

test('larger is an upgrade, smaller a downgrade, and the way to the free one is to cancel', () => {
  expect(offers(own({}))).toEqual(['cancel', 'downgrade', 'own', 'upgrade'])
})

test('a planned change can be taken back', () => {
  expect(offers(own({ standing: 'changing', nextPlanId: 'creator' }))).toEqual(['cancel', 'planned', 'keep', 'upgrade'])
})

test('what is ordered, due or about to end is settled first', () => {
  expect(offers(own({ standing: 'upgrading', nextPlanId: 'business' }))).toEqual(['cancel', 'manage', 'own', 'planned'])
  expect(offers(own({ standing: 'ending' }))).toEqual(['planned', 'manage', 'own', 'manage'])
  expect(offers(own({ standing: 'past-due' }))).toEqual(['cancel', 'manage', 'own', 'manage'])
  expect(offers(own({ standing: 'limited' }))).toEqual(['cancel', 'manage', 'own', 'manage'])
})

test('changes are offered from small to large, and only while they can be made', () => {
  expect(changesFrom(plans, own({})).map(({ id }) => id)).toEqual(['creator', 'business'])
  for (const standing of planStandings) {
    const canChange = standing === 'active' || standing === 'changing'
    expect(changesFrom(plans, own({ standing })).length > 0, standing).toBe(canChange)
  }
})

test('every offer has its words', () => {
  for (const offer of planOffers) expect(messages.en.subscription.offer).toHaveProperty(offer)
})
