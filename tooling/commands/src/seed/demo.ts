import { grantCredits } from '@studiolo/core/credits'
import { quoteGeneration, startGenerations } from '@studiolo/core/generation'
import type { Ctx } from '@studiolo/core/kernel/context'
import { inTransaction } from '@studiolo/core/kernel/context'
import { actingAs } from '../instance/context'
import type { DemoPeople } from './demo-people'

const shared = { aspectRatio: '16:9', durationSeconds: 5, resolution: '720p' }

/** What the demo creator has made: every style of picture, both shapes, a voice in each language. */
const orders = [
  {
    recipe: 'text-to-video',
    input: { ...shared, prompt: 'Rain on a window at night, a warm lamp behind it', style: 'rain', seed: 11 },
  },
  {
    recipe: 'text-to-video',
    input: {
      ...shared,
      prompt: 'Slow waves over dark sand, first light',
      style: 'waves',
      aspectRatio: '9:16',
      seed: 12,
    },
  },
  {
    recipe: 'text-to-video',
    input: { ...shared, prompt: '壁炉里的火，雪夜', style: 'fire', aspectRatio: '1:1', seed: 13 },
  },
  { recipe: 'text-to-video', input: { ...shared, prompt: 'Moonlight over a still forest', style: 'forest', seed: 14 } },
  {
    recipe: 'speech',
    input: { text: 'Close your eyes. Listen to the rain. There is nothing you have to do.', language: 'en', pace: 1 },
  },
  { recipe: 'speech', input: { text: '闭上眼睛，听雨声。现在，你什么都不用做。', language: 'zh', pace: 1 } },
] as const

/** Starts the demo’s renders, once however often it is called; what they cost is given on top, so that 200 credits stay. */
export async function startDemoGenerations(ctx: Ctx, { creator }: DemoPeople): Promise<void> {
  const asCreator = actingAs(ctx, creator)
  const quotes = await Promise.all(orders.map(({ recipe, input }) => quoteGeneration(asCreator, { recipe, input })))
  const amount = quotes.reduce((sum, quote) => sum + quote.credits, 0)
  await inTransaction(ctx, (ctx) =>
    grantCredits(ctx, {
      userId: creator.id,
      amount,
      source: 'promotion',
      idempotencyKey: `demo-renders:${creator.id}`,
      reason: 'demo',
    }),
  )
  const keyed = orders.map((order, place) => ({ ...order, idempotencyKey: `demo-render-${place}` }))
  await startGenerations(asCreator, { orders: keyed })
}
