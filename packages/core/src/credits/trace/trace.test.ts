import { decodeSerial, encodeSerial } from '@studiolo/db/states/ids'
import { expect, test } from 'vitest'
import { inTransaction } from '../../kernel/context'
import { asUser, createUser, world } from '../../testing/world'
import {
  adjustCredits,
  captureHold,
  clawBack,
  getTransfer,
  grantCredits,
  holdCredits,
  listStatement,
  reverseCapture,
  traceHold,
} from '../index'
import { statementInput } from '../contract'

/** A purchase and a welcome gift; a hold over both, charged in part, given back in part; the purchase partly refunded. */
async function scene() {
  const { ctx } = await world()
  const person = await createUser(ctx)
  const userId = person.id
  const support = asUser(ctx, await createUser(ctx, { role: 'support' }))
  const key = (name: string) => ({ idempotencyKey: `${name}:${userId}`, reason: 'generation' })
  const [payment, generation] = [ctx.ids.next('pay'), ctx.ids.next('gen')]
  const ids = await inTransaction(ctx, async (ctx) => {
    const gift = await grantCredits(ctx, { userId, amount: 10, source: 'welcome', ...key('welcome') })
    const bought = await grantCredits(ctx, {
      userId,
      amount: 20,
      source: 'purchase',
      idempotencyKey: `payment:${payment}:0`,
      reason: 'purchase',
    })
    const { holdId } = await holdCredits(ctx, { userId, amount: 15, ...key('hold') })
    return { gift: gift.grantId, bought: bought.grantId, holdId }
  })
  const { holdId } = ids
  await inTransaction(ctx, async (ctx) => {
    await captureHold(ctx, { holdId, amount: 12, idempotencyKey: `capture:${generation}`, reason: 'succeeded' })
    await reverseCapture(ctx, { holdId, amount: 4, ...key('reversal') })
    await clawBack(ctx, { grantId: ids.bought, amount: 5, ...key('claw') })
  })
  const trf = (serial: number) => encodeSerial('trf', serial)
  return { ctx, person, userId, support, trf, payment, generation, ...ids }
}

test('a hold shows its state, from which grants it was taken, and each of its movements', async () => {
  const { support, userId, holdId, gift, bought, trf } = await scene()
  const id = encodeSerial('hld', holdId)
  const view = await traceHold(support, { id })
  expect(view).toMatchObject({ id, userId, state: 'captured', amount: 15, captured: 12, released: 3, reversed: 4 })
  expect(view.lots).toEqual([
    { id: trf(gift), source: 'welcome', amount: 10 },
    { id: trf(bought), source: 'purchase', amount: 5 },
  ])
  expect(
    view.movements.map(({ kind, amount, debitAccount, creditAccount }) => [kind, amount, debitAccount, creditAccount]),
  ).toEqual([
    ['hold', 15, 'available', 'held'],
    ['release', 3, 'held', 'available'],
    ['capture', 12, 'held', 'revenue'],
    ['reversal', 4, 'revenue', 'available'],
  ])
  expect(view.movements.at(-1)?.reverses).toBe(view.movements[2]?.id)
})

test('every movement is found by its id alone, and names what it belongs to', async () => {
  const { ctx, support, userId, holdId, bought, trf, payment, generation } = await scene()
  const { lines } = await listStatement(ctx, { ...statementInput.parse({}), userId })
  const views = await Promise.all(lines.map(({ id }) => getTransfer(support, { id })))
  expect(views.map(({ id, kind, holdId }) => ({ id, kind, holdId }))).toEqual(
    lines.map(({ id, kind, holdId }) => ({ id, kind, holdId })),
  )
  expect(views.every((view) => view.userId === userId)).toBe(true)

  const purchase = await getTransfer(support, { id: trf(bought) })
  expect(purchase).toMatchObject({
    causeId: payment,
    debitAccount: 'issued',
    creditAccount: 'available',
    grant: { source: 'purchase', amount: 20, reversed: 5, expiresAt: null },
  })
  expect(purchase.reversedBy).toMatchObject([{ kind: 'clawback', amount: 5, reverses: trf(bought) }])

  const capture = views.find(({ kind }) => kind === 'capture')
  expect(capture).toMatchObject({ causeId: generation, grant: null, holdId: encodeSerial('hld', holdId) })
  expect(capture?.alongside).toMatchObject([{ kind: 'release', amount: 3 }])
  expect(capture?.reversedBy).toMatchObject([{ kind: 'reversal', amount: 4 }])
})

test('what an admin gave names the adjustment', async () => {
  const { ctx, userId, support } = await scene()
  const admin = asUser(ctx, await createUser(ctx, { role: 'admin' }))
  const { adjustment } = await adjustCredits(admin, {
    userId,
    amount: 5,
    reason: 'A lost render',
    idempotencyKey: `form-${userId}`,
  })
  const { lines } = await listStatement(ctx, { ...statementInput.parse({ limit: 1 }), userId })
  const given = await getTransfer(support, { id: lines[0]?.id ?? 'trf_' })
  expect(given).toMatchObject({ kind: 'grant', amount: 5, causeId: adjustment.id })
})

test('for staff only; an unknown one is not found', async () => {
  const { ctx, person, support, holdId, trf } = await scene()
  const me = asUser(ctx, person)
  const id = encodeSerial('hld', holdId)
  await expect(getTransfer(me, { id: trf(holdId) })).rejects.toMatchObject({ kind: 'FORBIDDEN' })
  await expect(traceHold(me, { id })).rejects.toMatchObject({ kind: 'FORBIDDEN' })
  const far = 1_000_000_000
  expect(decodeSerial('trf', trf(far))).toBe(far)
  await expect(getTransfer(support, { id: trf(far) })).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  await expect(traceHold(support, { id: encodeSerial('hld', far) })).rejects.toMatchObject({ kind: 'NOT_FOUND' })
})
