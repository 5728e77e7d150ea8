import { auditEntry } from '@studiolo/db/schema/audit'
import { identityLink, session, user } from '@studiolo/db/schema/identity'
import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { getBalance } from '../credits'
import { createSession, deleteAccount, findUser, issueToken, register, suspendUser } from '../identity'
import { inTransaction, type Ctx } from '../kernel/context'
import type { AppError } from '../kernel/errors'
import type { Id } from '../kernel/ids'
import { asUser, createUser, world } from '../testing/world'
import type { Proof } from './contract'
import { admit } from '.'

let people = 0
const newEmail = () => `newcomer-${++people}@example.org`
const google = (email: string, facts: Partial<Extract<Proof, { kind: 'oauth' }>> = {}): Proof => ({
  kind: 'oauth',
  provider: 'google',
  subject: `google-${email}`,
  email,
  emailProven: true,
  name: 'Ada',
  ...facts,
})
const wechat = (openid: string, facts: Partial<Extract<Proof, { kind: 'oauth' }>> = {}): Proof => ({
  kind: 'oauth',
  provider: 'wechat',
  subject: openid,
  emailProven: false,
  name: '小明',
  ...facts,
})
const visit = { address: '192.0.2.7', userAgent: 'test' }
const available = async (ctx: Ctx, userId: Id<'usr'>) => (await getBalance(ctx, userId)).available
const kindOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: AppError) => error.kind,
  )

async function registered(ctx: Ctx, email: string): Promise<Id<'usr'>> {
  await register(
    ctx,
    { email, password: 'correct horse battery', name: 'Mallory', language: 'en' },
    { ...visit, address: email },
  )
  const [row] = await ctx.db.select({ id: user.id }).from(user).where(eq(user.email, email))
  if (!row) throw new Error('not registered')
  return row.id
}

test('a newcomer by an outside door is made, linked and welcomed in one go', async () => {
  const { ctx } = await world()
  const email = newEmail()
  const { userId, isNew } = await admit(ctx, google(email))
  expect(isNew).toBe(true)
  expect(await findUser(ctx, userId)).toMatchObject({
    email,
    name: 'Ada',
    passwordHash: null,
    emailVerifiedAt: ctx.clock.now(),
  })
  expect(await available(ctx, userId)).toBe(8)
  const audit = await ctx.db
    .select({ action: auditEntry.action, actor: auditEntry.actor })
    .from(auditEntry)
    .where(eq(auditEntry.subject, userId))
    .orderBy(asc(auditEntry.id))
  expect(audit.map((row) => row.action)).toEqual(expect.arrayContaining(['door.linked', 'user.joined']))
  expect(new Set(audit.map((row) => row.actor))).toContain(`user:${userId}`)
})

test('the same door finds the same person, without a second welcome', async () => {
  const { ctx } = await world()
  const email = newEmail()
  const first = await admit(ctx, google(email))
  expect(await admit(ctx, google(email))).toEqual({ userId: first.userId, isNew: false })
  expect(await admit(ctx, google('changed@example.org', { subject: `google-${email}` }))).toMatchObject({
    userId: first.userId,
  })
  expect(await available(ctx, first.userId)).toBe(8)
})

test.each(['email-link', 'password'] as const)(
  'a second door with the proven address joins the person who came by %s',
  async (kind) => {
    const { ctx } = await world()
    const email = newEmail()
    if (kind === 'password') await registered(ctx, email)
    const { userId } = await admit(ctx, { kind, email })
    expect(await available(ctx, userId)).toBe(8)
    expect(await admit(ctx, google(email))).toEqual({ userId, isNew: false })
    expect((await findUser(ctx, userId))?.passwordHash !== null).toBe(kind === 'password')
    expect(await available(ctx, userId)).toBe(8)
  },
)

test('registration alone is not welcomed; proving the address is', async () => {
  const { ctx } = await world()
  const email = newEmail()
  const userId = await registered(ctx, email)
  expect(await available(ctx, userId)).toBe(0)
  expect(await admit(ctx, { kind: 'password', email })).toEqual({ userId, isNew: false })
  expect(await available(ctx, userId)).toBe(8)
})

test.each([
  ['an outside door', (email: string) => google(email)],
  ['an e-mail link', (email: string): Proof => ({ kind: 'email-link', email })],
])('an unproven registration passes to whoever proves the address by %s', async (_, proofOf) => {
  const { ctx } = await world()
  const email = newEmail()
  const squatted = await registered(ctx, email)
  const token = await inTransaction(ctx, (ctx) =>
    issueToken(ctx, { purpose: 'reset-password', email, userId: squatted }),
  )
  await createSession(ctx, { userId: squatted, door: 'test', visit })
  const { userId } = await admit(ctx, proofOf(email))
  expect(userId).toBe(squatted)
  const owner = await findUser(ctx, userId)
  expect(owner).toMatchObject({ passwordHash: null, emailVerifiedAt: ctx.clock.now() })
  expect(owner?.name).not.toBe('Mallory')
  expect(await ctx.db.select().from(session).where(eq(session.userId, userId))).toEqual([])
  const { resetPassword } = await import('.')
  expect(await kindOf(resetPassword(ctx, { token, newPassword: 'another long password' }))).toBe('LINK_EXPIRED')
})

test('an address the provider does not vouch for is neither linked nor kept nor welcomed', async () => {
  const { ctx } = await world()
  const email = newEmail()
  const { userId: owner } = await admit(ctx, { kind: 'email-link', email })
  const stranger = await admit(ctx, google(email, { emailProven: false }))
  expect(stranger.userId).not.toBe(owner)
  expect(await findUser(ctx, stranger.userId)).toMatchObject({ email: null, emailVerifiedAt: null })
  expect(await available(ctx, stranger.userId)).toBe(0)
})

test('a person without any address is welcomed by their door', async () => {
  const { ctx } = await world()
  const { userId } = await admit(ctx, wechat('openid-1'))
  expect(await findUser(ctx, userId)).toMatchObject({ email: null, name: '小明' })
  expect(await available(ctx, userId)).toBe(8)
})

test('a signed-in person adding a door stays one person, and is welcomed once', async () => {
  const { ctx } = await world()
  const email = newEmail()
  const { userId } = await admit(ctx, { kind: 'email-link', email })
  const other = newEmail()
  expect(await admit(ctx, google(other, { currentUserId: userId }))).toEqual({ userId, isNew: false })
  expect(await admit(ctx, wechat('openid-2', { currentUserId: userId }))).toEqual({ userId, isNew: false })
  expect(await findUser(ctx, userId)).toMatchObject({ email })
  expect(await admit(ctx, google(other))).toEqual({ userId, isNew: false })
  expect(await available(ctx, userId)).toBe(8)
})

test('a person without an address takes the proven one of a door they add, unless it is somebody else’s', async () => {
  const { ctx } = await world()
  const email = newEmail()
  const { userId } = await admit(ctx, wechat('openid-3'))
  await admit(ctx, google(email, { currentUserId: userId }))
  expect(await findUser(ctx, userId)).toMatchObject({ email, emailVerifiedAt: ctx.clock.now() })
  expect(await available(ctx, userId)).toBe(8)

  const { userId: second } = await admit(ctx, wechat('openid-4'))
  await admit(ctx, { kind: 'oauth', provider: 'oidc', subject: 'x', email, emailProven: true, currentUserId: second })
  expect(await findUser(ctx, second)).toMatchObject({ email: null })
})

test('a door of somebody else is refused to a signed-in person', async () => {
  const { ctx } = await world()
  const email = newEmail()
  const { userId: owner } = await admit(ctx, google(email))
  const { userId } = await admit(ctx, { kind: 'email-link', email: newEmail() })
  await expect(admit(ctx, google(email, { currentUserId: userId }))).rejects.toMatchObject({
    kind: 'CONFLICT',
    meta: { reason: 'door-taken' },
  })
  const links = await ctx.db
    .select()
    .from(identityLink)
    .where(eq(identityLink.subject, `google-${email}`))
  expect(links.map((link) => link.userId)).toEqual([owner])
})

test('many doors of one address at once make one person and one welcome', async () => {
  const { ctx } = await world()
  for (let round = 0; round < 6; round++) {
    const email = newEmail()
    const proofs: Proof[] = Array.from({ length: 9 }, (_, i) =>
      i % 3 === 0 ? { kind: 'email-link', email } : google(email, { provider: i % 3 === 1 ? 'google' : 'oidc' }),
    )
    const admitted = await Promise.all(proofs.map((proof) => admit(ctx, proof)))
    const ids = [...new Set(admitted.map((one) => one.userId))]
    expect(admitted.filter((one) => one.isNew)).toHaveLength(1)
    expect(await Promise.all(ids.map((userId) => available(ctx, userId)))).toEqual([8])
  }
})

test('one door without an address, many times at once, makes one person', async () => {
  const { ctx } = await world()
  const admitted = await Promise.all(Array.from({ length: 8 }, () => admit(ctx, wechat('openid-crowd'))))
  expect(new Set(admitted.map((one) => one.userId)).size).toBe(1)
  expect(
    await ctx.db
      .select()
      .from(user)
      .where(eq(user.name, '小明'))
      .then((rows) => rows.filter((row) => row.id === admitted[0]?.userId)),
  ).toHaveLength(1)
})

test('who deletes their account and returns is a new person without a second welcome', async () => {
  const { ctx } = await world()
  const email = newEmail()
  const first = await admit(ctx, google(email))
  await deleteAccount(asUser(ctx, { id: first.userId }), { confirmation: email })
  const again = await admit(ctx, google(email))
  expect(again.isNew).toBe(true)
  expect(again.userId).not.toBe(first.userId)
  expect(await available(ctx, again.userId)).toBe(0)
  const byLink = await admit(ctx, { kind: 'email-link', email })
  expect(byLink.userId).toBe(again.userId)
  expect(await available(ctx, again.userId)).toBe(0)
  expect(await available(ctx, first.userId)).toBe(8)
})

test('a suspended person gets in by no door', async () => {
  const { ctx } = await world()
  const email = newEmail()
  const { userId } = await admit(ctx, google(email))
  const admin = await createUser(ctx, { role: 'admin' })
  await suspendUser(asUser(ctx, admin), { userId, reason: 'spam' })
  expect(await kindOf(admit(ctx, google(email)))).toBe('SUSPENDED')
  expect(await kindOf(admit(ctx, { kind: 'email-link', email }))).toBe('SUSPENDED')
  expect(await kindOf(admit(ctx, google(email, { provider: 'oidc' })))).toBe('SUSPENDED')
  expect(await ctx.db.select().from(identityLink).where(eq(identityLink.userId, userId))).toHaveLength(1)
})

test('a failure after the grant leaves nothing of the person', async () => {
  const { ctx } = await world()
  const email = newEmail()
  const failing = inTransaction(ctx, async (ctx) => {
    await admit(ctx, google(email))
    throw new Error('afterwards')
  })
  await expect(failing).rejects.toThrow('afterwards')
  expect(await ctx.db.select().from(user).where(eq(user.email, email))).toEqual([])
  expect(await available(ctx, (await admit(ctx, google(email))).userId)).toBe(8)
})

test('WELCOME_CREDITS decides how much, and 0 gives none', async () => {
  const rich = await world({ env: { WELCOME_CREDITS: '25' } })
  const poor = await world({ env: { WELCOME_CREDITS: '0' } })
  const one = await admit(rich.ctx, { kind: 'email-link', email: newEmail() })
  const two = await admit(poor.ctx, { kind: 'email-link', email: newEmail() })
  expect([await available(rich.ctx, one.userId), await available(poor.ctx, two.userId)]).toEqual([25, 0])
})
