import { user } from '@studiolo/db/schema/identity'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { getBalance } from '../credits'
import { addEmail, findUser, findUserByEmail, register } from '../identity'
import type { Ctx } from '../kernel/context'
import type { AppError } from '../kernel/errors'
import type { Id } from '../kernel/ids'
import type { Mail } from '../kernel/mailer'
import { jobHandlers } from '../notify/worker'
import { createPump } from '../testing/pump-jobs'
import { asUser, world } from '../testing/world'
import { admit, proveEmail } from '.'

let people = 0

async function wechatPerson(env = {}) {
  const { ctx, mails } = await world({ env })
  const subject = `openid-prove-${++people}`
  const { userId } = await admit(ctx, { kind: 'oauth', provider: 'wechat', subject, emailProven: false })
  return { ctx, mails, userId, person: asUser(ctx, { id: userId }), email: `prove-${people}@example.org` }
}

async function tokenTo(ctx: Ctx, mails: Mail[], email: string): Promise<string> {
  await createPump(ctx, jobHandlers).untilIdle()
  const text = mails.findLast((mail) => mail.to === email)?.text ?? ''
  return /[?&]token=([\w-]+)/.exec(text)?.[1] ?? ''
}

const kindOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: AppError) => error.kind,
  )
const available = async (ctx: Ctx, userId: Id<'usr'>) => (await getBalance(ctx, userId)).available

test('a person without an address adds one, once proven, without a second welcome', async () => {
  const { ctx, mails, userId, person, email } = await wechatPerson()
  await addEmail(person, { email })
  expect(await findUser(ctx, userId)).toMatchObject({ email: null })
  await proveEmail(person, { token: await tokenTo(ctx, mails, email) })
  expect(await findUser(ctx, userId)).toMatchObject({ email, emailVerifiedAt: ctx.clock.now() })
  expect(await available(ctx, userId)).toBe(8)
  expect(await kindOf(addEmail(person, { email: 'another@example.org' }))).toBe('CONFLICT')
  expect(await admit(ctx, { kind: 'email-link', email })).toEqual({ userId, isNew: false })
})

test('somebody else’s token adds nothing, and stays good for its owner', async () => {
  const { ctx, mails, person, email } = await wechatPerson()
  const other = await wechatPerson()
  await addEmail(person, { email })
  const token = await tokenTo(ctx, mails, email)
  expect(await kindOf(proveEmail(other.person, { token }))).toBe('LINK_EXPIRED')
  expect(await kindOf(proveEmail({ ...ctx, actor: { kind: 'anonymous' } }, { token }))).toBe('UNAUTHENTICATED')
  expect(await kindOf(proveEmail(person, { token }))).toBe('done')
})

test('an owned address is told by mail to its owner alone', async () => {
  const { ctx, mails, person, email } = await wechatPerson()
  const owner = await admit(ctx, { kind: 'email-link', email })
  expect(await addEmail(person, { email })).toBeUndefined()
  expect(await tokenTo(ctx, mails, email)).toBe('')
  expect(mails.at(-1)?.subject).toBe('You already have an account')
  expect((await findUserByEmail(ctx, email))?.id).toBe(owner.userId)
})

test('an address that got an owner in the meantime is a conflict; an unproven registration gives way', async () => {
  const { ctx, mails, person, email } = await wechatPerson()
  await addEmail(person, { email })
  const token = await tokenTo(ctx, mails, email)
  const visit = { address: `198.51.100.${people}`, userAgent: '' }
  await register(ctx, { email, password: 'the squatter’s own', name: '', language: 'en' }, visit)
  await proveEmail(person, { token })
  expect(await ctx.db.select().from(user).where(eq(user.email, email))).toHaveLength(1)

  const late = await wechatPerson()
  await addEmail(late.person, { email: late.email })
  const lateToken = await tokenTo(late.ctx, late.mails, late.email)
  await admit(late.ctx, { kind: 'email-link', email: late.email })
  expect(await kindOf(proveEmail(late.person, { token: lateToken }))).toBe('CONFLICT')
})
