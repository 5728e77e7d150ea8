import { apiKey } from '@studiolo/db/schema/identity'
import { expect, test } from 'vitest'
import { MINUTE_MS } from '../../kernel/clock'
import { isAllowed } from '../../kernel/actor'
import { asUser, createUser, world } from '../../testing/world'
import { suspendUser } from '../admin'
import { isWellFormed, makeSecret } from './api-key-secret'
import { createApiKey, listApiKeys, readApiKey, revokeApiKey } from '.'

test('a key is shown once, stored hashed, and acts with its scopes alone', async () => {
  const { ctx } = await world()
  const person = await createUser(ctx, { role: 'admin' })
  const me = asUser(ctx, person)
  const { secret, id } = await createApiKey(me, {
    name: 'render farm',
    scopes: ['generations:read', 'generations:read'],
  })
  expect(secret).toMatch(/^sk_studiolo_[0-9A-Za-z]{42}$/)
  expect(JSON.stringify(await ctx.db.select().from(apiKey))).not.toContain(secret)
  expect(await listApiKeys(me)).toEqual([
    {
      id,
      name: 'render farm',
      hint: secret.slice(0, 16),
      scopes: ['generations:read'],
      createdAt: ctx.clock.now(),
      lastUsedAt: null,
    },
  ])
  const actor = await readApiKey(ctx, secret)
  if (!actor) throw new Error('the key is not known')
  expect(actor).toEqual({
    kind: 'user',
    userId: person.id,
    role: 'admin',
    apiKey: { id, scopes: ['generations:read'] },
  })
  expect([
    isAllowed(actor, 'generation.read'),
    isAllowed(actor, 'generation.start'),
    isAllowed(actor, 'admin.read'),
  ]).toEqual([true, false, false])
  await expect(createApiKey({ ...ctx, actor }, { name: 'more', scopes: ['credits:read'] })).rejects.toMatchObject({
    kind: 'FORBIDDEN',
  })
})

test('its use is noted at most once a minute', async () => {
  const { ctx, clock } = await world()
  const me = asUser(ctx, await createUser(ctx))
  const { secret } = await createApiKey(me, { name: 'a', scopes: ['credits:read'] })
  const lastUsed = async () => (await listApiKeys(me))[0]?.lastUsedAt
  await readApiKey(ctx, secret)
  const first = clock.now()
  clock.advance(MINUTE_MS - 1)
  await readApiKey(ctx, secret)
  expect(await lastUsed()).toEqual(first)
  clock.advance(1)
  await readApiKey(ctx, secret)
  expect(await lastUsed()).toEqual(clock.now())
})

test('a revoked key is nobody, a stranger revokes nothing, a suspended person’s key says so', async () => {
  const { ctx } = await world()
  const [owner, stranger] = [await createUser(ctx), await createUser(ctx)]
  const me = asUser(ctx, owner)
  const one = await createApiKey(me, { name: 'one', scopes: ['credits:read'] })
  const two = await createApiKey(me, { name: 'two', scopes: ['credits:read'] })
  await expect(revokeApiKey(asUser(ctx, stranger), one.id)).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  await revokeApiKey(me, one.id)
  expect(await readApiKey(ctx, one.secret)).toBeNull()
  expect((await listApiKeys(me)).map((key) => key.id)).toEqual([two.id])
  const admin = await createUser(ctx, { role: 'admin' })
  await suspendUser(asUser(ctx, admin), { userId: owner.id, reason: 'abuse' })
  await expect(readApiKey(ctx, two.secret)).rejects.toMatchObject({ kind: 'SUSPENDED' })
})

test('a mistyped secret is told apart by its checksum', async () => {
  const secret = makeSecret()
  expect(isWellFormed(secret)).toBe(true)
  const at = 20
  const other = secret.charAt(at) === 'a' ? 'b' : 'a'
  expect(isWellFormed(secret.slice(0, at) + other + secret.slice(at + 1))).toBe(false)
  expect([
    isWellFormed(''),
    isWellFormed('sk_studiolo_'),
    isWellFormed(secret.slice(0, -1)),
    isWellFormed(`x${secret}`),
  ]).toEqual([false, false, false, false])
})

test('twenty live keys are enough', async () => {
  const { ctx } = await world()
  const me = asUser(ctx, await createUser(ctx))
  const made = await Promise.allSettled(
    Array.from({ length: 22 }, () => createApiKey(me, { name: 'k', scopes: ['credits:read'] })),
  )
  expect(made.filter((one) => one.status === 'fulfilled')).toHaveLength(20)
})
