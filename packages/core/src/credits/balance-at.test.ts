import { encodeSerial } from '@studiolo/db/states/ids'
import { expect, test } from 'vitest'
import { addMs, DAY_MS, HOUR_MS } from '../kernel/clock'
import { inTransaction } from '../kernel/context'
import { asUser, createUser, world } from '../testing/world'
import { captureHold, clawBack, getBalanceAt, grantCredits, holdCredits } from './index'

test('the balance at an instant is what the last movement until then left', async () => {
  const { ctx, clock } = await world()
  const person = await createUser(ctx)
  const userId = person.id
  const start = clock.now()
  const words = (key: string) => ({ idempotencyKey: `${key}:${userId}`, reason: 'test' })
  const { grantId } = await inTransaction(ctx, (ctx) =>
    grantCredits(ctx, { userId, amount: 20, source: 'purchase', ...words('grant') }),
  )
  clock.advance(DAY_MS)
  const { holdId } = await inTransaction(ctx, (ctx) => holdCredits(ctx, { userId, amount: 8, ...words('hold') }))
  clock.advance(DAY_MS)
  await inTransaction(ctx, (ctx) => captureHold(ctx, { holdId, amount: 5, ...words('capture') }))
  clock.advance(DAY_MS)
  await inTransaction(ctx, (ctx) => clawBack(ctx, { grantId, amount: 18, ...words('claw') }))

  const me = asUser(ctx, person)
  const at = async (ms: number) => {
    const { available, held, settled, debt } = await getBalanceAt(me, { userId, at: addMs(start, ms) })
    return { available, held, settled, debt }
  }
  expect(await at(-1)).toEqual({ available: 0, held: 0, settled: 0, debt: 0 })
  expect(await at(0)).toEqual({ available: 20, held: 0, settled: 20, debt: 0 })
  expect(await at(DAY_MS - 1)).toEqual({ available: 20, held: 0, settled: 20, debt: 0 })
  expect(await at(DAY_MS)).toEqual({ available: 12, held: 8, settled: 20, debt: 0 })
  expect(await at(2 * DAY_MS)).toEqual({ available: 15, held: 0, settled: 15, debt: 0 })
  expect(await at(3 * DAY_MS + HOUR_MS)).toEqual({ available: 0, held: 0, settled: -3, debt: 3 })
  expect((await getBalanceAt(me, { userId, at: start })).movement).toEqual({
    id: encodeSerial('trf', grantId),
    at: start,
  })
  expect((await getBalanceAt(me, { userId, at: addMs(start, -1) })).movement).toBeNull()
})

test('one’s own only; staff reads anybody’s', async () => {
  const { ctx, clock } = await world()
  const person = await createUser(ctx)
  const ask = { userId: person.id, at: clock.now() }
  await expect(getBalanceAt(asUser(ctx, await createUser(ctx)), ask)).rejects.toMatchObject({ kind: 'FORBIDDEN' })
  const support = asUser(ctx, await createUser(ctx, { role: 'support' }))
  expect(await getBalanceAt(support, ask)).toEqual({ available: 0, held: 0, settled: 0, debt: 0, movement: null })
})
