import { auditEntry } from '@studiolo/db/schema/audit'
import { creditGrant, redemptionBatch, redemptionCode } from '@studiolo/db/schema/credits'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addMs, DAY_MS, HOUR_MS } from '../../kernel/clock'
import type { Ctx } from '../../kernel/context'
import { hashToken } from '../../kernel/crypto'
import { asUser, createUser, world } from '../../testing/world'
import { createCodes, getBalance, listCodeBatches, listCodes, redeemCode, revokeCodes } from '../index'
import { normaliseCode } from './code-text'
import { createCodesInput, type CreateCodesInput } from './contract'

/** An admin, and what a batch of theirs gives. */
async function mint(order: Partial<CreateCodesInput> = {}) {
  const { ctx, clock } = await world()
  const admin = asUser(ctx, await createUser(ctx, { role: 'admin' }))
  const person = async () => {
    const user = await createUser(ctx)
    return { ctx: asUser(ctx, user), id: user.id }
  }
  const batch = await createCodes(admin, { name: 'Film school', count: 1, credits: 20, ...order })
  const [code = ''] = batch.codes
  return { ctx, clock, admin, person, batch, code }
}

const reasonOf = (answer: Promise<unknown>) =>
  answer.then(
    () => 'answered',
    (error: { kind?: string; meta?: { reason?: string } }) => `${error.kind} ${error.meta?.reason}`,
  )
const actionsAbout = async (ctx: Ctx, subject: string) =>
  (await ctx.db.select().from(auditEntry).where(eq(auditEntry.subject, subject))).map(({ action }) => action)

test('a code gives its credits once; again by the same person it answers the same', async () => {
  const { ctx, clock, person, code } = await mint({ creditsDays: 30 })
  const { ctx: reader, id } = await person()
  const expiresAt = addMs(clock.now(), 30 * DAY_MS)
  expect(await redeemCode(reader, { code })).toEqual({ credits: 20, expiresAt })
  clock.advance(HOUR_MS)
  expect(await redeemCode(reader, { code: ` ${code.toLowerCase().replaceAll('-', ' ')} ` })).toEqual({
    credits: 20,
    expiresAt,
  })
  expect(await getBalance(reader, id)).toEqual({ available: 20, held: 0, debt: 0 })
  const [row] = await ctx.db
    .select()
    .from(redemptionCode)
    .where(eq(redemptionCode.codeHash, hashToken(normaliseCode(code))))
  expect(row).toMatchObject({ redeemedBy: id, redeemedAt: addMs(clock.now(), -HOUR_MS) })
  const [grant] = await ctx.db
    .select()
    .from(creditGrant)
    .where(eq(creditGrant.id, row?.grantId ?? 0))
  expect(grant).toMatchObject({ amount: 20, source: 'promotion', expiresAt })
  expect(await actionsAbout(ctx, row?.id ?? '')).toEqual(['code.redeemed'])
})

test('fifty people at once: one gets it', async () => {
  const { person, code } = await mint()
  const people = await Promise.all(Array.from({ length: 50 }, person))
  const answers = await Promise.all(people.map(({ ctx }) => reasonOf(redeemCode(ctx, { code }))))
  expect(answers.filter((answer) => answer === 'answered')).toHaveLength(1)
  expect(answers.filter((answer) => answer === 'INVALID_INPUT used')).toHaveLength(49)
  const balances = await Promise.all(people.map(({ ctx, id }) => getBalance(ctx, id)))
  expect(balances.reduce((sum, { available }) => sum + available, 0)).toBe(20)
})

test('one person in five tabs gets it once, and every tab says so', async () => {
  const { person, code } = await mint()
  const { ctx, id } = await person()
  const answers = await Promise.all(Array.from({ length: 5 }, () => redeemCode(ctx, { code })))
  expect(answers).toEqual(Array.from({ length: 5 }, () => ({ credits: 20, expiresAt: null })))
  expect(await getBalance(ctx, id)).toMatchObject({ available: 20 })
})

test('unknown, used, revoked and expired codes give nothing; revoked ones look unknown', async () => {
  const { clock, admin, person, batch, code } = await mint({ count: 3, expiresAt: new Date('2026-01-16T12:00:00Z') })
  const [, second = '', third = ''] = batch.codes
  const { ctx, id } = await person()
  await redeemCode((await person()).ctx, { code })
  expect(await reasonOf(redeemCode(ctx, { code: 'nothing like it' }))).toBe('INVALID_INPUT unknown')
  expect(await reasonOf(redeemCode(ctx, { code }))).toBe('INVALID_INPUT used')

  clock.advance(DAY_MS - 1)
  await redeemCode((await person()).ctx, { code: second })
  clock.advance(1)
  expect(await reasonOf(redeemCode(ctx, { code: third }))).toBe('INVALID_INPUT expired')

  expect(await revokeCodes(admin, { batchId: batch.id })).toEqual({ revoked: 1 })
  expect(await reasonOf(redeemCode(ctx, { code: third }))).toBe('INVALID_INPUT unknown')
  expect(await getBalance(ctx, id)).toMatchObject({ available: 0 })
})

test('wrong codes count, right ones do not', async () => {
  const { clock, person, batch } = await mint({ count: 12 })
  const { ctx, id } = await person()
  for (const code of batch.codes) await redeemCode(ctx, { code })
  expect(await getBalance(ctx, id)).toMatchObject({ available: 240 })
  for (let i = 0; i < 10; i++) expect(await reasonOf(redeemCode(ctx, { code: `no ${i}` }))).toContain('unknown')
  await expect(redeemCode(ctx, { code: 'no more' })).rejects.toMatchObject({ kind: 'RATE_LIMITED' })
  clock.advance(HOUR_MS)
  expect(await reasonOf(redeemCode(ctx, { code: 'no more' }))).toContain('unknown')
})

test('of a code only its hash and its end are kept, and the audit log has none', async () => {
  const { ctx, batch } = await mint({ count: 1000 })
  expect(new Set(batch.codes).size).toBe(1000)
  const rows = await ctx.db.select().from(redemptionCode).where(eq(redemptionCode.batchId, batch.id))
  expect(new Set(rows.map(({ codeHash }) => codeHash))).toEqual(
    new Set(batch.codes.map((code) => hashToken(normaliseCode(code)))),
  )
  const audit = await ctx.db.select().from(auditEntry).where(eq(auditEntry.subject, batch.id))
  expect(audit).toMatchObject([{ action: 'code.created', after: { name: 'Film school', count: 1000, credits: 20 } }])
  const kept = JSON.stringify([rows, audit])
  for (const code of batch.codes) {
    expect(kept).not.toContain(code)
    expect(kept).not.toContain(normaliseCode(code))
  }
})

test('the lists tell what became of a batch and of each code', async () => {
  const { ctx, clock, admin, person, batch } = await mint({ count: 4, expiresAt: new Date('2026-01-20T12:00:00Z') })
  const { ctx: reader, id } = await person()
  await redeemCode(reader, { code: batch.codes[0] ?? '' })
  const first = await listCodes(admin, { batchId: batch.id, limit: 3 })
  expect(first.codes).toHaveLength(3)
  const rest = await listCodes(admin, { batchId: batch.id, limit: 3, cursor: first.nextCursor ?? undefined })
  expect(rest.nextCursor).toBeNull()
  const all = [...first.codes, ...rest.codes]
  expect(all.map(({ hint }) => hint).toSorted()).toEqual(batch.codes.map((code) => code.slice(-4)).toSorted())
  expect(all.filter(({ redeemedBy }) => redeemedBy === id)).toHaveLength(1)

  const open = all.find(({ redeemedBy }) => redeemedBy === null)
  const redeemed = all.find(({ redeemedBy }) => redeemedBy !== null)
  expect(await revokeCodes(admin, { batchId: batch.id, codeId: open?.id })).toEqual({ revoked: 1 })
  expect(await revokeCodes(admin, { batchId: batch.id, codeId: open?.id })).toEqual({ revoked: 0 })
  expect(await revokeCodes(admin, { batchId: batch.id, codeId: redeemed?.id })).toEqual({ revoked: 0 })
  expect(await actionsAbout(ctx, open?.id ?? '')).toEqual(['code.revoked'])
  const seen = async () => (await listCodeBatches(admin)).find((row) => row.id === batch.id)
  expect(await seen()).toMatchObject({ name: 'Film school', count: 4, redeemed: 1, revoked: 1, open: 2 })
  clock.advance(5 * DAY_MS)
  expect(await seen()).toMatchObject({ count: 4, redeemed: 1, revoked: 1, open: 0 })
})

test('what there is not cannot be revoked, and codes of the past cannot be made', async () => {
  const { ctx, clock, admin, batch } = await mint()
  const other = await createCodes(admin, { name: 'Another', count: 1, credits: 1 })
  const [theirs] = (await listCodes(admin, { batchId: other.id, limit: 1 })).codes
  await expect(revokeCodes(admin, { batchId: ctx.ids.next('rdb') })).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  await expect(revokeCodes(admin, { batchId: batch.id, codeId: theirs?.id })).rejects.toMatchObject({
    kind: 'NOT_FOUND',
  })
  await expect(
    createCodes(admin, { name: 'Late', count: 1, credits: 1, expiresAt: clock.now() }),
  ).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
  expect(await ctx.db.select().from(redemptionBatch).where(eq(redemptionBatch.name, 'Late'))).toEqual([])
  const wrong = [{ count: 0 }, { count: 1001 }, { credits: 0 }, { credits: 100_001 }, { creditsDays: 0 }, { name: ' ' }]
  for (const change of wrong)
    expect(createCodesInput.safeParse({ name: 'Fine', count: 1, credits: 1, ...change }).success).toBe(false)
})

test('admins make and revoke, the staff looks, people redeem in their browser', async () => {
  const { ctx, person, batch, code } = await mint()
  const support = asUser(ctx, await createUser(ctx, { role: 'support' }))
  const { ctx: reader, id } = await person()
  const forbidden = { kind: 'FORBIDDEN' }
  for (const ctx of [support, reader]) {
    await expect(createCodes(ctx, { name: 'Mine', count: 1, credits: 1 })).rejects.toMatchObject(forbidden)
    await expect(revokeCodes(ctx, { batchId: batch.id })).rejects.toMatchObject(forbidden)
  }
  expect((await listCodes(support, { batchId: batch.id, limit: 10 })).codes).toHaveLength(1)
  await expect(listCodeBatches(reader)).rejects.toMatchObject(forbidden)
  await expect(listCodes(reader, { batchId: batch.id, limit: 10 })).rejects.toMatchObject(forbidden)
  const apiKey = { id: ctx.ids.next('key'), scopes: ['credits:read' as const] }
  const throughKey: Ctx = { ...reader, actor: { kind: 'user', userId: id, role: 'user', apiKey } }
  await expect(redeemCode(throughKey, { code })).rejects.toMatchObject(forbidden)
  await expect(redeemCode({ ...ctx, actor: { kind: 'anonymous' } }, { code })).rejects.toMatchObject({
    kind: 'UNAUTHENTICATED',
  })
})
