import { subscriptionStates } from '@studiolo/db/states/billing'
import { expect, test } from 'vitest'
import { messages } from '../../../i18n/messages'
import { isLive, planStandingOf, planStandings } from './plan-standing'

const plans = [
  { id: 'free', rank: 0 },
  { id: 'creator', rank: 1 },
  { id: 'pro', rank: 2 },
]
const active = { state: 'active', planId: 'creator', nextPlanId: null, cancelsAt: null } as const

test('every state of a subscription stands for something', () => {
  const told = subscriptionStates.map((state) => planStandingOf({ ...active, state }, plans))
  expect(told).toEqual(['none', 'active', 'past-due', 'limited', 'ended'])
  expect(planStandingOf(null, plans)).toBe('none')
})

test('a smaller plan that follows is a change, a larger one waits for its payment', () => {
  expect(planStandingOf({ ...active, planId: 'pro', nextPlanId: 'creator' }, plans)).toBe('changing')
  expect(planStandingOf({ ...active, nextPlanId: 'pro' }, plans)).toBe('upgrading')
  expect(planStandingOf({ ...active, nextPlanId: 'no-longer-sold' }, plans)).toBe('changing')
})

test('what ends, ends, whatever would have followed; what is due goes before that', () => {
  const ending = { ...active, nextPlanId: 'pro', cancelsAt: new Date('2026-12-21T00:00:00Z') }
  expect(planStandingOf(ending, plans)).toBe('ending')
  expect(planStandingOf({ ...ending, state: 'past-due' }, plans)).toBe('past-due')
})

test('what was never paid or is over cannot be changed', () => {
  expect((['none', 'ended'] as const).map(isLive)).toEqual([false, false])
  expect((['active', 'upgrading', 'changing', 'ending', 'past-due', 'limited'] as const).every(isLive)).toBe(true)
})

test('every standing has its word', () => {
  for (const standing of planStandings) expect(messages.en.subscription.states).toHaveProperty(standing)
})
