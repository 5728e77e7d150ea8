import { expect, test } from 'vitest'
import { DAY_MS, MINUTE_MS } from '../../kernel/clock'
import type { Ctx } from '../../kernel/context'
import { asUser, createUser, world } from '../../testing/world'
import { reinstateUser, setRole, suspendUser } from '../admin'
import {
  clearedCookieHeader,
  createSession,
  listSessions,
  readSession,
  readSessionToken,
  revokeSession,
  sessionCookie,
  sessionCookieHeader,
  signOut,
  signOutEverywhere,
  type SignedIn,
} from '.'

const visit = { address: '192.0.2.1', userAgent: 'Firefox' }
const as = (ctx: Ctx, signedIn: SignedIn | null): Ctx => ({ ...ctx, actor: signedIn?.actor ?? { kind: 'anonymous' } })

test('a session lasts 30 days from its last use, written at most once a minute', async () => {
  const { ctx, clock } = await world()
  const { id: userId } = await createUser(ctx)
  const { token } = await createSession(ctx, { userId, door: 'test', visit })
  clock.advance(MINUTE_MS - 1)
  expect(await readSession(ctx, token)).toMatchObject({ renewed: false })
  clock.advance(29 * DAY_MS)
  expect(await readSession(ctx, token)).toMatchObject({
    renewed: true,
    expiresAt: new Date(clock.now().getTime() + 30 * DAY_MS),
  })
  clock.advance(30 * DAY_MS - 1)
  expect(await readSession(ctx, token)).not.toBeNull()
  clock.advance(30 * DAY_MS)
  expect(await readSession(ctx, token)).toBeNull()
  expect(await readSession(ctx, 'no such token')).toBeNull()
})

test('suspension ends the next request, and a changed role counts from it', async () => {
  const { ctx } = await world()
  const admin = asUser(ctx, await createUser(ctx, { role: 'admin' }))
  const { id: userId } = await createUser(ctx)
  const { token } = await createSession(ctx, { userId, door: 'test', visit })
  await setRole(admin, { userId, role: 'support', reason: 'joins the desk' })
  expect((await readSession(ctx, token))?.actor.role).toBe('support')
  await suspendUser(admin, { userId, reason: 'abuse' })
  expect(await readSession(ctx, token)).toBeNull()
  await expect(createSession(ctx, { userId, door: 'test', visit })).rejects.toMatchObject({ kind: 'SUSPENDED' })
  await reinstateUser(admin, { userId, reason: 'cleared up' })
  expect(await readSession(ctx, token)).toBeNull()
  const again = await createSession(ctx, { userId, door: 'test', visit })
  expect(await readSession(ctx, again.token)).not.toBeNull()
})

test('a person sees and ends their own sessions, and nobody else’s', async () => {
  const { ctx, clock } = await world()
  const [me, other] = [await createUser(ctx), await createUser(ctx)]
  const old = await createSession(ctx, { userId: me.id, door: 'test', visit })
  clock.advance(MINUTE_MS)
  const here = await createSession(ctx, { userId: me.id, door: 'test', visit: { ...visit, userAgent: 'Safari' } })
  const theirs = await createSession(ctx, { userId: other.id, door: 'test', visit })
  const mine = as(ctx, await readSession(ctx, here.token))
  expect(await listSessions(mine)).toMatchObject([
    { id: here.sessionId, userAgent: 'Safari', current: true },
    { id: old.sessionId, userAgent: 'Firefox', current: false },
  ])
  await expect(revokeSession(mine, theirs.sessionId)).rejects.toMatchObject({ kind: 'NOT_FOUND' })
  await revokeSession(mine, old.sessionId)
  expect(await readSession(ctx, old.token)).toBeNull()
  await signOut(ctx, here.token)
  expect(await readSession(ctx, here.token)).toBeNull()
  expect(await readSession(ctx, theirs.token)).not.toBeNull()
})

test('signing out everywhere ends all of one’s own', async () => {
  const { ctx } = await world()
  const [me, other] = [await createUser(ctx), await createUser(ctx)]
  const tokens = await Promise.all(
    [me, me, other].map(async ({ id }) => (await createSession(ctx, { userId: id, door: 'test', visit })).token),
  )
  await signOutEverywhere(asUser(ctx, me))
  const left = await Promise.all(tokens.map(async (token) => (await readSession(ctx, token)) !== null))
  expect(left).toEqual([false, false, true])
})

test('the cookie is host-bound on https and plain on a local address', async () => {
  const local = await world()
  const secure = await world({ env: { APP_URL: 'https://studio.example.org' } })
  const expiresAt = new Date('2026-02-14T12:00:00Z')
  const plain = sessionCookie(local.ctx.config)
  expect(sessionCookieHeader(plain, 'tok', expiresAt)).toBe(
    'studiolo-session=tok; Path=/; Expires=Sat, 14 Feb 2026 12:00:00 GMT; HttpOnly; SameSite=Lax',
  )
  const bound = sessionCookie(secure.ctx.config)
  expect(sessionCookieHeader(bound, 'tok', expiresAt)).toMatch(/^__Host-studiolo-session=tok; Path=\/; .*; Secure$/)
  expect(clearedCookieHeader(plain)).toContain('Expires=Thu, 01 Jan 1970')
  expect(readSessionToken(plain, 'a=b; studiolo-session=tok; studiolo-session-x=no')).toBe('tok')
  expect(readSessionToken(plain, 'x-studiolo-session=no; studiolo-session=')).toBeNull()
  expect(readSessionToken(plain, null)).toBeNull()
})
