import { asset, rendition } from '@studiolo/db/schema/assets'
import { transfer } from '@studiolo/db/schema/credits'
import { user } from '@studiolo/db/schema/identity'
import { liveEvent } from '@studiolo/db/schema/notify'
import { alertSignal } from '@studiolo/db/schema/ops'
import { recoveryRequest } from '@studiolo/db/schema/recovery'
import { eq, inArray } from 'drizzle-orm'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { getBalance, holdCredits, listLots } from '../credits'
import { addMs, DAY_MS, HOUR_MS } from '../kernel/clock'
import { inTransaction, type Ctx } from '../kernel/context'
import { runReconciliation } from '../reconcile'
import type { RecoveryView } from './contract'
import { askScene, auditOf } from './testing/ask-scene'
import { CHARGE, fileOf, give } from './testing/charges'

const alertsOf = async (ctx: Ctx) =>
  (await ctx.db.select().from(alertSignal)).map(({ name, severity, key }) => ({ name, severity, key }))
const disagreements = async (ctx: Ctx) =>
  (await runReconciliation(ctx)).checks.filter(({ differences }) => differences > 0)

test('a result that is lost is given back at once, with a mail, an audit row, an alert and books that agree', async () => {
  const { ctx, mails, pump, userId, make, ask, lose } = await askScene()
  const id = await make()
  await lose(id)
  const asked = await ask(id)
  expect(asked).toMatchObject({
    claim: 'system_error',
    subject: { kind: 'generation', id, title: 'Listen to the rain.' },
    state: 'granted',
    finding: 'result-missing',
    reason: null,
    disputedCredits: CHARGE,
    credits: CHARGE,
    mayAskAgain: false,
    decidedAt: ctx.clock.now(),
  })
  expect(await getBalance(ctx, userId)).toEqual({ available: 20, held: 0, debt: 0 })
  const key = `recovery:${asked.id}`
  expect(await ctx.db.select().from(transfer).where(eq(transfer.idempotencyKey, key))).toMatchObject([
    { kind: 'reversal', amount: CHARGE, actor: 'system:recovery', reason: 'recovery' },
  ])
  expect(await auditOf(ctx, userId)).toEqual([
    {
      action: 'recovery.asked',
      actor: `user:${userId}`,
      after: { recovery: asked.id, claim: 'system_error', about: id },
    },
    {
      action: 'recovery.granted',
      actor: 'system:recovery',
      after: { recovery: asked.id, finding: 'result-missing', credits: CHARGE },
    },
  ])
  expect(await alertsOf(ctx)).toEqual([{ name: 'recovery.fault-proven', severity: 'critical', key: 'result-missing' }])
  expect(await ctx.db.select().from(liveEvent).where(eq(liveEvent.userId, userId))).toMatchObject([
    { type: 'recovery.changed', payload: { id: asked.id, state: 'granted' } },
  ])
  await pump.untilIdle()
  expect(mails.map(({ subject }) => subject)).toEqual(['7 credits are back'])
  expect(mails[0]?.text).toContain('“Listen to the rain.”')
  expect(mails[0]?.text).toContain('not in our storage any more')
  expect(mails[0]?.text).toContain('http://127.0.0.1:3000/credits/recovery')
  expect(await disagreements(ctx)).toEqual([])
})

test('what a creator reads follows their language', async () => {
  const { ctx, mails, pump, userId, make, ask, lose } = await askScene()
  await ctx.db.update(user).set({ language: 'zh' }).where(eq(user.id, userId))
  const [lost, whole, there] = [await make(), await make(), await chargedAgain()]
  async function chargedAgain() {
    await give(ctx, userId, 20)
    return make()
  }
  await lose(lost)
  await ask(lost)
  await ask(whole)
  await ask(there, { claim: 'api_error' })
  await pump.untilIdle()
  expect(mails.map(({ subject }) => subject)).toEqual(['7 点已退还', '我们正在核实您的扣费', '关于您反馈的扣费'])
})

test('a file that was cut off is given back, a lost companion waits for an admin', async () => {
  const { ctx, userId, make, ask, lose } = await askScene()
  const [cut, beside] = [await make(), await make()]
  await ctx.storage.put(fileOf(cut, 'audio'), Readable.from([Buffer.alloc(10)]))
  await lose(beside, 'peaks')
  expect(await ask(cut)).toMatchObject({ state: 'granted', finding: 'result-damaged' })
  expect(await ask(beside)).toMatchObject({
    state: 'waiting',
    finding: 'result-incomplete',
    decidedAt: null,
    credits: 0,
  })
  expect(await getBalance(ctx, userId)).toMatchObject({ available: 20 - CHARGE })
})

test('a storage that does not answer proves nothing', async () => {
  const { ctx, userId, creator, make, ask } = await askScene()
  const id = await make()
  const silent = { ...ctx.storage, stat: () => Promise.reject(new Error('EIO')) }
  expect(await ask(id, {}, { ...creator, storage: silent })).toMatchObject({
    state: 'waiting',
    finding: 'result-unreadable',
  })
  expect(await getBalance(ctx, userId)).toMatchObject({ available: 20 - CHARGE })
  expect(await alertsOf(ctx)).toMatchObject([{ name: 'recovery.fault-likely', severity: 'warning' }])
})

test('many lost at once look like a storage that is away: from the eleventh on an admin looks first', async () => {
  const { ctx, clock, userId, make, ask, lose } = await askScene({ env: { RATE_LIMITS: 'recovery=100/1h' } })
  await give(ctx, userId, 100)
  const outcomes: RecoveryView['finding'][] = []
  const lostOne = async () => {
    const id = await make()
    await lose(id)
    return (await ask(id)).finding
  }
  for (let i = 0; i < 11; i++) outcomes.push(await lostOne())
  expect(new Set(outcomes.slice(0, 10))).toEqual(new Set(['result-missing']))
  expect(outcomes[10]).toBe('many-alike')
  clock.advance(HOUR_MS)
  expect(await lostOne()).toBe('result-missing')
})

test('a delivered result is declined for the provider, and waits where only eyes can tell', async () => {
  const { ctx, userId, make, ask } = await askScene()
  await give(ctx, userId, 40)
  const ids = [await make(), await make({ retried: 'once' }), await make(), await make()]
  const claims = ['api_error', 'api_error', 'payment_failure', 'system_error'] as const
  const answers: RecoveryView[] = []
  for (const [index, id] of ids.entries()) answers.push(await ask(id, { claim: claims[index] }))
  expect(answers.map(({ state, finding }) => [state, finding])).toEqual([
    ['declined', 'delivered-as-ordered'],
    ['declined', 'delivered-after-retries'],
    ['declined', 'charged-as-quoted'],
    ['waiting', 'looks-delivered'],
  ])
  expect(await getBalance(ctx, userId)).toMatchObject({ available: 60 - 4 * CHARGE })
  expect(await alertsOf(ctx)).toEqual([])
  expect(await disagreements(ctx)).toEqual([])
})

test('what was never charged, delivered late or deleted by its creator is declined with that reason', async () => {
  const { ctx, make, ask } = await askScene()
  const [failed, late, thrownAway] = [
    await make({ settlement: 'released' }),
    await make({ settlement: 'waived' }),
    await make(),
  ]
  await ctx.db.update(asset).set({ deletedAt: ctx.clock.now() }).where(eq(asset.generationId, thrownAway))
  for (const [id, finding] of [
    [failed, 'never-charged'],
    [late, 'late-delivery'],
    [thrownAway, 'deleted-by-creator'],
  ] as const)
    expect(await ask(id)).toMatchObject({ state: 'declined', finding, credits: 0 })
})

test('charged although it failed: the books themselves prove it', async () => {
  const { ctx, userId, make, ask } = await askScene()
  const id = await make({ settlement: 'released', charges: 'wrongly' })
  expect(await getBalance(ctx, userId)).toMatchObject({ available: 20 - CHARGE })
  expect(await ask(id, { claim: 'api_error' })).toMatchObject({
    state: 'granted',
    finding: 'charged-but-failed',
    credits: CHARGE,
  })
  expect(await getBalance(ctx, userId)).toMatchObject({ available: 20 })
})

test('what would come back to an expired lot comes anew for 90 days, the rest to the lot it came from', async () => {
  const { ctx, clock, userId, make, ask, lose } = await askScene({ forMs: 2 * HOUR_MS })
  // The charge of 7 takes the last 4 of the lot that expires, and 3 of the one that lasts.
  await inTransaction(ctx, (ctx) =>
    holdCredits(ctx, { userId, amount: 16, idempotencyKey: `away:${userId}`, reason: 'generation' }),
  )
  await give(ctx, userId, 10)
  const id = await make()
  await lose(id)
  clock.advance(3 * HOUR_MS)
  expect(await getBalance(ctx, userId)).toMatchObject({ available: 7 })

  const { id: recoveryId } = await ask(id)
  expect(await getBalance(ctx, userId)).toMatchObject({ available: 14, debt: 0 })
  const keys = [`recovery:${recoveryId}`, `recovery:${recoveryId}:anew`]
  const moved = await ctx.db
    .select({ kind: transfer.kind, amount: transfer.amount })
    .from(transfer)
    .where(inArray(transfer.idempotencyKey, keys))
    .orderBy(transfer.id)
  expect(moved).toEqual([
    { kind: 'reversal', amount: 7 },
    { kind: 'expiry', amount: 4 },
    { kind: 'grant', amount: 4 },
  ])
  const lots = await listLots(ctx, { userId })
  expect(lots.filter(({ source }) => source === 'recovery')).toMatchObject([
    { amount: 4, remaining: 4, expiresAt: addMs(clock.now(), 90 * DAY_MS) },
  ])
  expect((await disagreements(ctx)).map(({ check }) => check)).toEqual(['holds'])
})

test('the evidence keeps the facts as they stood', async () => {
  const { ctx, make, ask } = await askScene()
  const id = await make({ retried: 'once' })
  await ask(id)
  await ctx.db.delete(rendition).where(eq(rendition.kind, 'peaks'))
  const [row] = await ctx.db.select().from(recoveryRequest)
  expect(row?.evidence).toMatchObject({
    kind: 'generation',
    status: 'succeeded',
    charge: { quoted: 7, captured: 7, reversed: 0, hold: 'captured' },
    attempts: [
      { number: 1, state: 'failed', outcome: 'overload', code: '503' },
      { number: 2, state: 'succeeded' },
    ],
    result: {
      isReadable: true,
      files: [
        { kind: 'audio', isMain: true, sizeBytes: 1000, storedBytes: 1000 },
        { kind: 'peaks', isMain: false, sizeBytes: 1000, storedBytes: 1000 },
      ],
    },
  })
})
