import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { MINUTE_MS } from '../../../kernel/clock'
import { deriveKey, masterKeyConfig } from '../../../kernel/crypto'
import { world } from '../../../testing/world'
import { isSigned, signatureOf } from './signature'

const body = '{"id":"tev_1","type":"payment.succeeded"}'

test('a body is signed over its time and itself', async () => {
  const { ctx, clock } = await world()
  const seconds = clock.now().getTime() / 1000
  const key = deriveKey(ctx.config(masterKeyConfig).masterKey, 'test-gateway-webhook')
  const expected = createHmac('sha256', key).update(`${seconds}.${body}`).digest('hex')
  expect(signatureOf(ctx, body)).toBe(`t=${seconds},v1=${expected}`)
  expect(isSigned(ctx, body, signatureOf(ctx, body))).toBe(true)
})

test('another body, another time, another key or no signature is refused', async () => {
  const { ctx, clock } = await world()
  const signature = signatureOf(ctx, body)
  const seconds = clock.now().getTime() / 1000
  const { ctx: stranger } = await world({ env: { STUDIOLO_MASTER_KEY: 'a1'.repeat(32) } })
  expect(isSigned(ctx, `${body} `, signature)).toBe(false)
  expect(isSigned(ctx, body, signature.replace(`t=${seconds}`, `t=${seconds + 1}`))).toBe(false)
  expect(isSigned(ctx, body, signatureOf(stranger, body))).toBe(false)
  for (const bad of [null, '', 't=,v1=', 'v1=00', `${signature},v1=00`, `t=9e9,v1=${'0'.repeat(64)}`]) {
    expect(isSigned(ctx, body, bad)).toBe(false)
  }
})

test('it holds for five minutes, either way', async () => {
  const { ctx, clock } = await world()
  const signature = signatureOf(ctx, body)
  const start = clock.now().getTime()
  const heldAfter = (ms: number) => {
    clock.set(new Date(start + ms))
    return isSigned(ctx, body, signature)
  }
  expect(heldAfter(5 * MINUTE_MS)).toBe(true)
  expect(heldAfter(5 * MINUTE_MS + 1000)).toBe(false)
  expect(heldAfter(-5 * MINUTE_MS)).toBe(true)
  expect(heldAfter(-5 * MINUTE_MS - 1000)).toBe(false)
})
