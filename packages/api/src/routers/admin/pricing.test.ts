import { recipeContracts, recipeIds } from '@studiolo/core/recipes/contract'
import { asUser, createUser, world } from '@studiolo/core/testing/world'
import { expect, test } from 'vitest'
import { createCallerFactory, router } from '../../trpc'
import { recipes } from '../recipes'
import { pricing } from './pricing'

const createCaller = createCallerFactory(router({ recipes, pricing }))

async function admin() {
  const { ctx } = await world()
  const person = asUser(ctx, await createUser(ctx, { role: 'admin' }))
  const signal = new AbortController().signal
  const request = { id: 'req', address: '192.0.2.1', userAgent: 'Firefox', headers: new Headers(), signal }
  const live = { subscribe: async function* () {} }
  return createCaller({ ...person, request, live, responseHeaders: new Headers() })
}

test('every recipe stands in the book, at its own price until an admin sets another; the browser gets it at once', async () => {
  const caller = await admin()
  const book = await caller.pricing.book()
  expect(book.map(({ recipe }) => recipe)).toEqual(recipeIds)
  for (const { recipe, rule, version } of book) {
    expect({ rule, version }).toEqual({
      rule: recipeContracts[recipe as keyof typeof recipeContracts].defaultPrice,
      version: null,
    })
  }

  const rule = { base: 0, perUnit: 200, unitSeconds: 1 }
  const previews = await caller.pricing.preview({ recipe: 'text-to-video', rule })
  expect(previews.map(({ facts, before, after }) => [facts.seconds, before.credits, after.credits])).toEqual([
    [5, 7, 10],
    [8, 10, 16],
    [5, 7, 10],
  ])
  const change = { recipe: 'text-to-video', rule, reason: 'A test', expectedVersion: null } as const
  const { version } = await caller.pricing.change(change)
  expect(await caller.recipes.prices()).toEqual({ 'text-to-video': rule })
  expect((await caller.pricing.history({ recipe: 'text-to-video' })).rows).toMatchObject([{ version, state: 'active' }])
  await caller.pricing.rollBack({ ...change, toVersion: null, expectedVersion: version })
  expect(await caller.recipes.prices()).toEqual({ 'text-to-video': recipeContracts['text-to-video'].defaultPrice })
})

test('there is no price for what is no recipe', async () => {
  const caller = await admin()
  const recipe = 'text-to-gold' as 'speech'
  await expect(caller.pricing.history({ recipe })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})
