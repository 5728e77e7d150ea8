import { user } from '@studiolo/db/schema/identity'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { spendAlert } from '../credits'
import { createApiKey } from '../identity'
import { enqueue } from '../jobs'
import { inTransaction, type Ctx } from '../kernel/context'
import { jobHandlers as notifyJobs } from '../notify/worker'
import { freshDatabase } from '../testing/database'
import { createPump } from '../testing/pump-jobs'
import { asUser, createUser, world, type TestUser } from '../testing/world'
import { jobHandlers } from './worker'

async function scene() {
  const made = await world({ database: await freshDatabase() })
  const pump = createPump(made.ctx, [...jobHandlers, ...notifyJobs])
  return { ...made, pump }
}

function alarm(ctx: Ctx, person: TestUser, of: { apiKeyId?: string; owner?: 'creator' | 'admin' } = {}): Promise<void> {
  const { apiKeyId = null, owner = 'creator' } = of
  const resetsAt = '2026-02-01T00:00:00.000Z'
  const facts = { window: 'month', credits: 1500, spent: 1200, resetsAt } as const
  return inTransaction(ctx, (ctx) => enqueue(ctx, spendAlert, { userId: person.id, apiKeyId, owner, ...facts }))
}

test('the creator gets one mail with what is spent, until when, and where to change it', async () => {
  const { ctx, pump, mails } = await scene()
  const person = await createUser(ctx, { email: 'ada@example.org' })
  await alarm(ctx, person)
  await pump.untilIdle()
  expect(mails).toHaveLength(1)
  const [mail] = mails
  expect(mail?.to).toBe('ada@example.org')
  expect(mail?.subject).toBe('1,200 of 1,500 credits of your monthly limit are spent')
  expect(mail?.text).toContain('February 1, 2026')
  expect(mail?.text).toContain('http://127.0.0.1:3000/settings/limits')
  expect(mail?.text).toContain('You set this limit yourself.')
})

test('in their language, with the key’s name, and who set it', async () => {
  const { ctx, pump, mails } = await scene()
  const person = await createUser(ctx)
  await ctx.db.update(user).set({ language: 'zh' }).where(eq(user.id, person.id))
  const { id } = await createApiKey(asUser(ctx, person), { name: '渲染', scopes: ['generations:write'] })
  await alarm(ctx, person, { apiKeyId: id, owner: 'admin' })
  await pump.untilIdle()
  expect(mails[0]?.subject).toBe('您的每月消费上限已用 1,200 / 1,500 点')
  expect(mails[0]?.text).toContain('“渲染”')
  expect(mails[0]?.text).toContain('管理员')
})

test('who has no address is not written to', async () => {
  const { ctx, pump, mails } = await scene()
  await alarm(ctx, await createUser(ctx, { email: null }))
  expect(await pump.untilIdle()).toEqual([spendAlert.name])
  expect(mails).toEqual([])
})
