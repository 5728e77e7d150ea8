import { grantCredits } from '@studiolo/core/credits'
import { cancelGeneration, startGenerations } from '@studiolo/core/generation'
import { findUserByEmail, insertUser, type UserRecord } from '@studiolo/core/identity'
import { inTransaction, type Ctx } from '@studiolo/core/kernel/context'
import { hashPassword } from '@studiolo/core/kernel/password'
import { actingAs } from '../instance/context'
import type { Settings } from '../instance/settings'
import { startDemoGenerations } from './demo'
import { ensureDemoPeople } from './demo-people'

export type Scenario = (ctx: Ctx, settings: Settings) => Promise<string>

const BUSY_ROUNDS = 5
const styles = ['rain', 'waves', 'fire', 'tapping', 'brushing', 'forest', 'night', 'abstract']

/** What `npm run seed -- <name>` can make; each may be repeated and answers what there is to see. */
export const scenarios: Record<string, Scenario> = {
  demo: async (ctx, settings) => {
    const people = await ensureDemoPeople(ctx, settings)
    await startDemoGenerations(ctx, people)
    return `demo@studiolo.local has six renders (password ${people.password})`
  },
  empty: async (ctx, settings) => {
    const { password } = await ensureDemoPeople(ctx, settings)
    await ensureCreator(ctx, 'empty@studiolo.local', password, 0)
    return `empty@studiolo.local has nothing at all (password ${password})`
  },
  busy: async (ctx, settings) => {
    const { password } = await ensureDemoPeople(ctx, settings)
    const creator = await ensureCreator(ctx, 'busy@studiolo.local', password, 5000)
    await fillQueue(actingAs(ctx, creator))
    return `busy@studiolo.local has a full queue, a few of it canceled (password ${password})`
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
