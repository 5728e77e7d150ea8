import { grantCredits } from '@studiolo/core/credits'
import { cancelGeneration, startGenerations } from '@studiolo/core/generation'
import { findUserByEmail, insertUser, type UserRecord } from '@studiolo/core/identity'
import { addMs } from '@studiolo/core/kernel/clock'
import { inTransaction, type Ctx } from '@studiolo/core/kernel/context'
import { hashPassword } from '@studiolo/core/kernel/password'
import { assignPlan } from '@studiolo/core/plans'
import { actingAs } from '../instance/context'
import type { Settings } from '../instance/settings'
import { startDemoGenerations } from './demo'
import { ensureDemoPeople } from './demo-people'
import { findModels, SPAN_MS, writePast } from './huge'

export type Scenario = (ctx: Ctx, settings: Settings) => Promise<string>

const BUSY_ROUNDS = 5
const HUGE_PAST = 10_000
const WHEN_MADE = 'What is queued is made as soon as an instance runs (npm start).'
const styles = ['rain', 'waves', 'fire', 'tapping', 'brushing', 'forest', 'night', 'abstract']

/** What `npm run seed -- <name>` can make; each may be repeated and answers what there is to see. */
export const scenarios: Record<string, Scenario> = {
  demo: async (ctx, settings) => {
    const people = await ensureDemoPeople(ctx, settings)
    await startDemoGenerations(ctx, people)
    return `demo@studiolo.local has six renders (password ${people.password}). ${WHEN_MADE}`
  },
  empty: async (ctx, settings) => {
    const { password } = await ensureDemoPeople(ctx, settings)
    await ensureCreator(ctx, 'empty@studiolo.local', password, 0)
    return `empty@studiolo.local has nothing at all (password ${password})`
  },
  busy: async (ctx, settings) => {
    const { password } = await ensureDemoPeople(ctx, settings)
    const creator = await ensureCreator(ctx, 'busy@studiolo.local', password, 5000)
    // More than the free plan allows in a day.
    await inTransaction(ctx, (ctx) => assignPlan(ctx, creator.id, 'business'))
    await fillQueue(actingAs(ctx, creator))
    return `busy@studiolo.local has a full queue, a few of it canceled (password ${password}). ${WHEN_MADE}`
  },
  huge: async (ctx, settings) => {
    const { creator, password } = await ensureDemoPeople(ctx, settings)
    const models = await findModels(ctx, creator)
    const longAgo = addMs(ctx.clock.now(), -SPAN_MS)
    const owner = await ensureCreator({ ...ctx, clock: { now: () => longAgo } }, 'huge@studiolo.local', password, 0)
    const written = await writePast(ctx, { owner, models, count: HUGE_PAST })
    return `huge@studiolo.local has two years and ${HUGE_PAST} generations behind it, ${written} of them new (password ${password})`
  },
}

async function ensureCreator(ctx: Ctx, email: string, password: string, credits: number): Promise<UserRecord> {
  const passwordHash = await hashPassword(password)
  return inTransaction(ctx, async (ctx) => {
    const known = await findUserByEmail(ctx, email)
    const creator =
      known ?? (await insertUser(ctx, { email, passwordHash, emailVerifiedAt: ctx.clock.now(), name: '' }))
    if (credits > 0) {
      await grantCredits(ctx, {
        userId: creator.id,
        amount: credits,
        source: 'promotion',
        idempotencyKey: `seed:${creator.id}`,
        reason: 'seed',
      })
    }
    return creator
  })
}

async function fillQueue(ctx: Ctx): Promise<void> {
  for (let round = 0; round < BUSY_ROUNDS; round++) {
    const { generations } = await startGenerations(ctx, {
      orders: styles.map((style, place) => ({
        recipe: 'text-to-video',
        idempotencyKey: `busy-${round}-${place}`,
        input: {
          prompt: `${style}, take ${round + 1}`,
          style,
          aspectRatio: '16:9',
          durationSeconds: 5,
          resolution: '720p',
          seed: round,
        },
      })),
    })
    const last = generations.at(-1)
    if (last?.status === 'queued') await cancelGeneration(ctx, { id: last.id })
  }
}
