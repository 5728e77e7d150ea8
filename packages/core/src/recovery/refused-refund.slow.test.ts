import { payment } from '@studiolo/db/schema/billing'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { decideRecovery, getRecovery } from './index'
import { settleStandIns } from './settle-stand-ins'
import { CREDITS, disagreements, orderScene } from './testing/order-scene'

test('a second payment that its gateway refuses to send back: credits are given for it, and go when it does', async () => {
  const { ctx, ask, pay, sendBack, admin, available } = await orderScene()
  await pay('p1')
  await pay('p2')
  const { id } = await ask()
  const grant = () => decideRecovery(admin, { id, decision: 'grant', reason: 'The gateway does not send it back' })
  await expect(grant()).rejects.toMatchObject({ kind: 'CONFLICT', meta: { reason: 'nothing-owed' } })

  const refundRefusal = 'only in the dashboard'
  await ctx.db.update(payment).set({ refundRefusal }).where(eq(payment.gatewayPaymentId, 'p2'))
  expect(await getRecovery(admin, { id })).toMatchObject({ returnableCredits: CREDITS })
  await grant()
  await settleStandIns(ctx)
  expect(await available()).toBe(2 * CREDITS)

  await sendBack('p2', 990)
  await settleStandIns(ctx)
  expect(await available()).toBe(CREDITS)
  expect(await disagreements(ctx)).toEqual([])
})

test('it went back after all, by the gateway’s own count: nothing is given, and what was given goes', async () => {
  const scene = await orderScene()
  const { ctx, ask, pay, admin, available } = scene
  await pay('p1')
  await pay('p2')
  const { id } = await ask()
  const change = (to: { refundRefusal: string | null; returnedMinor: number }) =>
    ctx.db.update(payment).set(to).where(eq(payment.gatewayPaymentId, 'p2'))
  await change({ refundRefusal: null, returnedMinor: 990 })
  expect(await getRecovery(admin, { id })).toMatchObject({ returnableCredits: 0 })
  await change({ refundRefusal: 'only in the dashboard', returnedMinor: 0 })
  await decideRecovery(admin, { id, decision: 'grant', reason: 'The gateway does not send it back' })
  expect(await available()).toBe(2 * CREDITS)
  await change({ refundRefusal: null, returnedMinor: 990 })
  await settleStandIns(ctx)
  expect(await available()).toBe(CREDITS)
})
