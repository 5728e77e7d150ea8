import { expect, test } from 'vitest'
import { getBalance } from '../credits'
import { recipeContracts } from '../recipes/contract'
import { asUser, createUser } from '../testing/world'
import { startVideo, studio, VIDEO_CREDITS } from '../testing/studio'
import { changePrice } from './index'

const { defaultPrice: own } = recipeContracts['text-to-video']

test('a price changed between the form and the start is refused with both amounts; what was held stays as quoted', async () => {
  const world = await studio()
  const { ctx, user } = await world.creator(100)
  const before = await startVideo(ctx, { quotedCredits: VIDEO_CREDITS })

  const admin = asUser(world.ctx, await createUser(world.ctx, { role: 'admin' }))
  const rule = { ...own, perUnit: 200 }
  await changePrice(admin, { recipe: 'text-to-video', rule, reason: 'Dearer', expectedVersion: null }, own)

  await expect(startVideo(ctx, { quotedCredits: VIDEO_CREDITS })).rejects.toMatchObject({
    kind: 'PRICE_CHANGED',
    meta: { shown: VIDEO_CREDITS, price: 10 },
  })
  expect(before.credits).toMatchObject({ quoted: VIDEO_CREDITS, held: VIDEO_CREDITS })
  expect(await getBalance(ctx, user.id)).toEqual({ available: 100 - VIDEO_CREDITS, held: VIDEO_CREDITS, debt: 0 })

  const after = await startVideo(ctx, { quotedCredits: 10 })
  expect(after.credits.quoted).toBe(10)
  expect(await getBalance(ctx, user.id)).toMatchObject({ held: VIDEO_CREDITS + 10 })
})
