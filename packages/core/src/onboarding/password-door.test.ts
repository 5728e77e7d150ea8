import { auditEntry } from '@studiolo/db/schema/audit'
import { oneTimeToken, session, user } from '@studiolo/db/schema/identity'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { getBalance } from '../credits'
import {
  changePassword,
  createAdmin,
  createSession,
  readSession,
  register,
  requestEmailLink,
  requestPasswordReset,
  signInWithPassword,
  suspendUser,
} from '../identity'
import { jobHandlers as generationJobs } from '../generation/worker'
import { jobHandlers as identityJobs } from '../identity/worker'
import { HOUR_MS, MINUTE_MS } from '../kernel/clock'
import type { AppError } from '../kernel/errors'
import { jobHandlers as mailJobs } from '../notify/worker'
import { createPump } from '../testing/pump-jobs'
import { asUser, createUser, world } from '../testing/world'
import { consumeEmailLink, resetPassword, verifyEmail } from '.'

const password = 'correct horse battery'
let people = 0

/** A world with a mail carrier: `lastMail` runs the queue and answers the newest mail and the token in its link. */
async function town() {
  const made = await world()
  const pump = createPump(made.ctx, [...generationJobs, ...identityJobs, ...mailJobs])
  const number = ++people
  const email = `person-${number}@example.org`
  const visit = { address: `192.0.2.${number}`, userAgent: 'Firefox' }
  const mailsTo = async (to: string) => {
    await pump.untilIdle()
    return made.mails.filter((mail) => mail.to === to)
  }
  const lastMail = async (to = email) => {
    const mail = (await mailsTo(to)).at(-1)
    if (!mail) throw new Error(`no mail to ${to}`)
    return { ...mail, token: /[?&]token=([\w-]+)/.exec(mail.text)?.[1] ?? '' }
  }
  const registerPerson = () => register(made.ctx, { email, password, name: 'Ada', language: 'en' }, visit)
  return { ...made, email, visit, mailsTo, lastMail, registerPerson }
}

const kindOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: AppError) => error.kind,
  )

test('register, confirm by mail, sign in: welcomed once', async () => {
  const { ctx, email, visit, lastMail, registerPerson } = await town()
  await registerPerson()
  expect(await kindOf(signInWithPassword(ctx, { email, password: 'wrong password' }, visit))).toBe('WRONG_CREDENTIALS')
  const { token, subject } = await lastMail()
  expect(subject).toBe('Confirm your address')
  const opened = await verifyEmail(ctx, { token }, visit)
  expect((await readSession(ctx, opened.token))?.actor).toMatchObject({ userId: opened.userId, role: 'user' })
  expect((await getBalance(ctx, opened.userId)).available).toBe(8)
  expect(await kindOf(verifyEmail(ctx, { token }, visit))).toBe('LINK_EXPIRED')
  const again = await signInWithPassword(ctx, { email, password }, visit)
  expect(again.userId).toBe(opened.userId)
  const [row] = await ctx.db.select().from(user).where(eq(user.id, opened.userId))
  expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  const stored = JSON.stringify([await ctx.db.select().from(session), await ctx.db.select().from(oneTimeToken)])
  for (const secret of [opened.token, again.token, token]) expect(stored).not.toContain(secret)
})

test('the right password of an unproven address gets a fresh link; the former is dead', async () => {
  const { ctx, email, visit, lastMail, registerPerson } = await town()
  await registerPerson()
  const first = await lastMail()
  expect(await kindOf(signInWithPassword(ctx, { email, password }, visit))).toBe('EMAIL_UNVERIFIED')
  const second = await lastMail()
  expect(second.token).not.toBe(first.token)
  expect(await kindOf(verifyEmail(ctx, { token: first.token }, visit))).toBe('LINK_EXPIRED')
  expect(await kindOf(verifyEmail(ctx, { token: second.token }, visit))).toBe('done')
})

test('a link lives 24 hours and fits its purpose only', async () => {
  const { ctx, clock, visit, lastMail, registerPerson } = await town()
  await registerPerson()
  const { token } = await lastMail()
  expect(await kindOf(consumeEmailLink(ctx, { token }, visit))).toBe('LINK_EXPIRED')
  clock.advance(24 * HOUR_MS)
  expect(await kindOf(verifyEmail(ctx, { token }, visit))).toBe('LINK_EXPIRED')
})

test('one link used many times at once opens one session', async () => {
  const { ctx, visit, lastMail, registerPerson } = await town()
  await registerPerson()
  const { token } = await lastMail()
  const results = await Promise.all(Array.from({ length: 6 }, () => kindOf(verifyEmail(ctx, { token }, visit))))
  expect(results.sort()).toEqual([
    'LINK_EXPIRED',
    'LINK_EXPIRED',
    'LINK_EXPIRED',
    'LINK_EXPIRED',
    'LINK_EXPIRED',
    'done',
  ])
})

test('registering a known address changes nothing and tells only its owner', async () => {
  const { ctx, email, visit, lastMail, registerPerson } = await town()
  await registerPerson()
  const { userId } = await verifyEmail(ctx, { token: (await lastMail()).token }, visit)
  const stranger = { address: '198.51.100.1', userAgent: 'curl' }
  const answer = await register(ctx, { email, password: 'the stranger’s own', name: 'Eve', language: 'zh' }, stranger)
  expect(answer).toBeUndefined()
  expect((await lastMail()).subject).toBe('You already have an account')
  expect((await signInWithPassword(ctx, { email, password }, visit)).userId).toBe(userId)
})

test('registering an unproven address again replaces what was typed before', async () => {
  const { ctx, email, visit, lastMail, registerPerson } = await town()
  await register(ctx, { email, password: 'the squatter’s own', name: 'Eve', language: 'en' }, visit)
  await registerPerson()
  await verifyEmail(ctx, { token: (await lastMail()).token }, visit)
  expect(await kindOf(signInWithPassword(ctx, { email, password: 'the squatter’s own' }, visit))).toBe(
    'WRONG_CREDENTIALS',
  )
  expect(await kindOf(signInWithPassword(ctx, { email, password }, visit))).toBe('done')
})

test('an admin the operator announced cannot be registered by a stranger', async () => {
  const { ctx, email, visit, lastMail, registerPerson } = await town()
  const { userId, link } = await createAdmin(ctx, email)
  await registerPerson()
  expect((await lastMail()).subject).toBe('You already have an account')
  expect(await kindOf(signInWithPassword(ctx, { email, password }, visit))).toBe('WRONG_CREDENTIALS')
  const token = new URL(link).searchParams.get('token') ?? ''
  await resetPassword(ctx, { token, newPassword: 'the admin’s own password' })
  const opened = await signInWithPassword(ctx, { email, password: 'the admin’s own password' }, visit)
  expect((await readSession(ctx, opened.token))?.actor).toMatchObject({ userId, role: 'admin' })
})

test('a forgotten password is replaced by mail, and every session ends', async () => {
  const { ctx, email, visit, lastMail, registerPerson } = await town()
  await registerPerson()
  const before = await verifyEmail(ctx, { token: (await lastMail()).token }, visit)
  await requestPasswordReset(ctx, { email, language: 'en' }, visit)
  const { token } = await lastMail()
  expect(await kindOf(resetPassword(ctx, { token, newPassword: 'qwertyuiop' }))).toBe('INVALID_INPUT')
  expect(await kindOf(resetPassword(ctx, { token, newPassword: email }))).toBe('INVALID_INPUT')
  await resetPassword(ctx, { token, newPassword: 'a wholly new password' })
  expect(await readSession(ctx, before.token)).toBeNull()
  expect(await kindOf(resetPassword(ctx, { token, newPassword: 'yet another password' }))).toBe('LINK_EXPIRED')
  expect((await lastMail()).subject).toBe('Your password was changed')
  expect(await kindOf(signInWithPassword(ctx, { email, password }, visit))).toBe('WRONG_CREDENTIALS')
  expect(await kindOf(signInWithPassword(ctx, { email, password: 'a wholly new password' }, visit))).toBe('done')
})

test('a reset link dies after an hour, and for an unknown address none is sent', async () => {
  const { ctx, clock, email, visit, lastMail, mailsTo, registerPerson } = await town()
  await registerPerson()
  await requestPasswordReset(ctx, { email, language: 'en' }, visit)
  const { token } = await lastMail()
  clock.advance(HOUR_MS)
  expect(await kindOf(resetPassword(ctx, { token, newPassword: 'a wholly new password' }))).toBe('LINK_EXPIRED')
  expect(await requestPasswordReset(ctx, { email: 'nobody@example.org', language: 'en' }, visit)).toBeUndefined()
  expect(await mailsTo('nobody@example.org')).toEqual([])
})

test('resetting proves an address that was not proven yet', async () => {
  const { ctx, email, visit, lastMail, registerPerson } = await town()
  await registerPerson()
  await requestPasswordReset(ctx, { email, language: 'en' }, visit)
  await resetPassword(ctx, { token: (await lastMail()).token, newPassword: 'a wholly new password' })
  const { userId } = await signInWithPassword(ctx, { email, password: 'a wholly new password' }, visit)
  expect((await getBalance(ctx, userId)).available).toBe(8)
})

test('an e-mail link signs up and in, for 15 minutes, in the reader’s language', async () => {
  const { ctx, clock, email, visit, lastMail } = await town()
  await requestEmailLink(ctx, { email, language: 'zh' }, visit)
  const late = await lastMail()
  expect(late.subject).toBe('您的登录链接')
  clock.advance(15 * MINUTE_MS)
  expect(await kindOf(consumeEmailLink(ctx, { token: late.token }, visit))).toBe('LINK_EXPIRED')
  await requestEmailLink(ctx, { email, language: 'zh' }, visit)
  const opened = await consumeEmailLink(ctx, { token: (await lastMail()).token }, visit)
  expect((await getBalance(ctx, opened.userId)).available).toBe(8)
})

test('the sixth failure from one address is refused, whatever the account; a success does not count', async () => {
  const { ctx, email, visit, lastMail, registerPerson } = await town()
  await registerPerson()
  await verifyEmail(ctx, { token: (await lastMail()).token }, visit)
  for (let i = 0; i < 8; i++) await signInWithPassword(ctx, { email, password }, visit)
  for (let i = 0; i < 5; i++) {
    const guess = { email: i % 2 ? email : `unknown-${i}@example.org`, password: 'a wrong password' }
    expect(await kindOf(signInWithPassword(ctx, guess, visit))).toBe('WRONG_CREDENTIALS')
  }
  expect(await kindOf(signInWithPassword(ctx, { email, password }, visit))).toBe('RATE_LIMITED')
  const elsewhere = { ...visit, address: '203.0.113.9' }
  expect(await kindOf(signInWithPassword(ctx, { email, password }, elsewhere))).toBe('done')
})

test('a fourth registration from one address in an hour is refused', async () => {
  const { ctx, visit } = await town()
  const attempt = (i: number) =>
    kindOf(register(ctx, { email: `${visit.address}-${i}@example.org`, password, name: '', language: 'en' }, visit))
  expect([await attempt(1), await attempt(2), await attempt(3), await attempt(4)]).toEqual([
    'done',
    'done',
    'done',
    'RATE_LIMITED',
  ])
})

test('only the right password learns of a suspension', async () => {
  const { ctx, email, visit, lastMail, registerPerson } = await town()
  await registerPerson()
  const { userId } = await verifyEmail(ctx, { token: (await lastMail()).token }, visit)
  await suspendUser(asUser(ctx, await createUser(ctx, { role: 'admin' })), { userId, reason: 'spam' })
  expect(await kindOf(signInWithPassword(ctx, { email, password: 'a wrong password' }, visit))).toBe(
    'WRONG_CREDENTIALS',
  )
  expect(await kindOf(signInWithPassword(ctx, { email, password }, visit))).toBe('SUSPENDED')
})

test('changing the password keeps this session and ends the others', async () => {
  const { ctx, email, visit, lastMail, registerPerson } = await town()
  await registerPerson()
  const here = await verifyEmail(ctx, { token: (await lastMail()).token }, visit)
  const there = await createSession(ctx, { userId: here.userId, door: 'test', visit })
  const mine = {
    ...ctx,
    actor: { kind: 'user', userId: here.userId, role: 'user', sessionId: here.sessionId },
  } as const
  const newPassword = 'a wholly new password'
  expect(await kindOf(changePassword(mine, { currentPassword: 'not this one', newPassword }))).toBe('WRONG_CREDENTIALS')
  await changePassword(mine, { currentPassword: password, newPassword })
  expect([await readSession(ctx, here.token), await readSession(ctx, there.token)]).toEqual([expect.anything(), null])
  expect(await kindOf(signInWithPassword(ctx, { email, password: newPassword }, visit))).toBe('done')
})

test('no address, name or password reaches the audit', async () => {
  const { ctx, email, visit, lastMail, registerPerson } = await town()
  await registerPerson()
  const { userId } = await verifyEmail(ctx, { token: (await lastMail()).token }, visit)
  const rows = await ctx.db.select().from(auditEntry).where(eq(auditEntry.subject, userId))
  expect(rows.map((row) => row.action).sort()).toEqual(['user.address-proven', 'user.registered', 'user.signed-in'])
  for (const secret of [email, 'Ada', password]) expect(JSON.stringify(rows)).not.toContain(secret)
})
