import { identityLink, user } from '@studiolo/db/schema/identity'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { asUser, createUser, world } from '../testing/world'
import { createApiKey, createSession, deleteAccount, getMe, linkDoor, readApiKey, readSession, updateProfile } from '.'
import { inTransaction } from '../kernel/context'

const visit = { address: '192.0.2.1', userAgent: '' }

test('deleting signs out, revokes, unlinks and blanks the person, and keeps the row', async () => {
  const { ctx } = await world()
  const person = await createUser(ctx)
  const me = asUser(ctx, person)
  const { token } = await createSession(ctx, { userId: person.id, door: 'test', visit })
  const { secret } = await createApiKey(me, { name: 'key', scopes: ['credits:read'] })
  await inTransaction(ctx, (ctx) => linkDoor(ctx, person.id, { provider: 'google', subject: 'gone' }))
  await expect(deleteAccount(me, { confirmation: 'somebody@else.example' })).rejects.toMatchObject({
    kind: 'WRONG_CREDENTIALS',
  })
  await deleteAccount(me, { confirmation: ` ${person.email?.toUpperCase() ?? ''}`, reason: 'too expensive' })
  expect([await readSession(ctx, token), await readApiKey(ctx, secret), await getMe(me)]).toEqual([null, null, null])
  expect(await ctx.db.select().from(identityLink).where(eq(identityLink.userId, person.id))).toEqual([])
  const [row] = await ctx.db.select().from(user).where(eq(user.id, person.id))
  expect(row).toMatchObject({ email: null, name: '', passwordHash: null, state: 'deleted', deletedAt: ctx.clock.now() })
  await expect(updateProfile(me, { name: 'Ghost' })).rejects.toMatchObject({ kind: 'NOT_FOUND' })
})

test('the profile changes what is given', async () => {
  const { ctx } = await world()
  const me = asUser(ctx, await createUser(ctx, { name: 'Ada' }))
  await updateProfile(me, { language: 'zh', theme: 'dark' })
  expect(await getMe(me)).toMatchObject({
    name: 'Ada',
    language: 'zh',
    theme: 'dark',
    emailVerified: true,
    hasPassword: false,
    doors: [],
  })
  expect(await getMe({ ...ctx, actor: { kind: 'anonymous' } })).toBeNull()
})
