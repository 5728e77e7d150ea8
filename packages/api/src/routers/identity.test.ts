import { readSession } from '@studiolo/core/identity'
import { jobHandlers as identityJobs } from '@studiolo/core/identity/worker'
import { jobHandlers as mailJobs } from '@studiolo/core/notify/worker'
import { createPump } from '@studiolo/core/testing/pump-jobs'
import { asUser, createUser, world, type World } from '@studiolo/core/testing/world'
import type { TRPCError } from '@trpc/server'
import { expect, test } from 'vitest'
import type { ApiContext } from '../context'
import { createCallerFactory, router } from '../trpc'
import { users } from './admin/users'
import { apiKeys } from './api-keys'
import { identity } from './identity'

const createCaller = createCallerFactory(router({ identity, apiKeys, admin: { users } }))
const password = 'correct horse battery'
let people = 0

/** A browser that keeps the session cookie from one call to the next. */
function browser({ ctx }: World) {
  const address = `192.0.2.${++people}`
  let token = ''
  const setCookies: string[] = []
  return {
    setCookies,
    async call<T>(run: (caller: ReturnType<typeof createCaller>) => Promise<T>): Promise<T> {
      const signedIn = token ? await readSession(ctx, token) : null
      const responseHeaders = new Headers()
      const context: ApiContext = {
        ...ctx,
        actor: signedIn?.actor ?? { kind: 'anonymous' },
        request: {
          id: 'req',
          address,
          userAgent: 'Firefox',
          headers: new Headers(token ? { cookie: `studiolo-session=${token}` } : {}),
          signal: new AbortController().signal,
        },
        responseHeaders,
        live: { subscribe: async function* () {} },
      }
      try {
        return await run(createCaller(context))
      } finally {
        for (const line of responseHeaders.getSetCookie()) {
          setCookies.push(line)
          token = /^studiolo-session=([^;]*)/.exec(line)?.[1] ?? token
        }
      }
    },
  }
}

async function codesOf(calls: Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(calls)
  return settled.map((one) => (one.status === 'rejected' ? (one.reason as TRPCError).code : 'done'))
}

test('from registration to deletion through the procedures, the cookie with them', async () => {
  const made = await world()
  const { call, setCookies } = browser(made)
  const email = 'router@example.org'
  const pump = createPump(made.ctx, [...identityJobs, ...mailJobs])
  const tokenInMail = async () => {
    await pump.untilIdle()
    return /[?&]token=([\w-]+)/.exec(made.mails.at(-1)?.text ?? '')?.[1] ?? ''
  }
  expect(await call((api) => api.identity.me())).toBeNull()
  expect(await call((api) => api.identity.register({ email: ' Router@Example.org', password }))).toBeUndefined()
  await call(async (api) => api.identity.verifyEmail({ token: await tokenInMail() }))
  expect(await call((api) => api.identity.me())).toMatchObject({
    email,
    emailVerified: true,
    role: 'user',
    state: 'active',
    hasPassword: true,
  })
  expect(await call((api) => api.identity.sessions())).toMatchObject([{ current: true, userAgent: 'Firefox' }])
  await call((api) => api.identity.updateProfile({ name: 'Ada', language: 'zh' }))

  await call((api) => api.identity.signOut())
  expect(await call((api) => api.identity.me())).toBeNull()
  await call((api) => api.identity.signIn({ email, password }))
  expect(await call((api) => api.identity.sessions())).toHaveLength(1)
  await call((api) => api.identity.signIn({ email, password }))
  expect(await call((api) => api.identity.sessions())).toHaveLength(1)

  await call((api) => api.identity.requestReset({ email }))
  const newPassword = 'a wholly new password'
  await call(async (api) => api.identity.reset({ token: await tokenInMail(), newPassword }))
  expect(await call((api) => api.identity.me())).toBeNull()
  await call((api) => api.identity.signIn({ email, password: newPassword }))
  await call((api) => api.identity.deleteAccount({ confirmation: email }))
  expect(await call((api) => api.identity.me())).toBeNull()
  expect(setCookies.every((line) => line.includes('HttpOnly; SameSite=Lax'))).toBe(true)
  expect(setCookies.at(-1)).toContain('studiolo-session=;')
})

test('wrong credentials and an unknown address answer alike', async () => {
  const made = await world()
  const { call } = browser(made)
  const person = await createUser(made.ctx)
  const answers = []
  for (const email of [person.email ?? '', 'nobody@example.org']) {
    answers.push(
      await call((api) => api.identity.signIn({ email, password: 'wrong password' })).catch(
        (error: Error) => error.message,
      ),
    )
  }
  expect(answers).toEqual(['WRONG_CREDENTIALS', 'WRONG_CREDENTIALS'])
})

test('what needs a person refuses a visitor', async () => {
  const { call } = browser(await world())
  const refused = [
    call((api) => api.identity.sessions()),
    call((api) => api.identity.signOutEverywhere()),
    call((api) => api.identity.deleteAccount({ confirmation: 'x' })),
    call((api) => api.identity.addEmail({ email: 'a@b.example' })),
    call((api) => api.apiKeys.list()),
    call((api) => api.apiKeys.create({ name: 'k', scopes: ['credits:read'] })),
    call((api) => api.admin.users.list({})),
  ]
  expect(await codesOf(refused)).toEqual(refused.map(() => 'UNAUTHORIZED'))
})

test('an input that is not one is refused before any verb', async () => {
  const { call } = browser(await world())
  const bad = [
    call((api) => api.identity.register({ email: 'not an address', password })),
    call((api) => api.identity.register({ email: 'a@b.example', password: 'short' })),
    call((api) => api.identity.register({ email: 'a@b.example', password: 'x'.repeat(201) })),
    call((api) => api.identity.register({ email: 'a@b.example', password: 'password123' })),
    call((api) => api.identity.revokeSession({ id: 'usr_0' as 'ses_0' })),
  ]
  expect(await codesOf(bad)).toEqual(bad.map(() => 'BAD_REQUEST'))
})

test('the doors that are configured are told', async () => {
  const none = browser(await world())
  expect(await none.call((api) => api.identity.doors())).toEqual([])
  const env = {
    GOOGLE_CLIENT_ID: 'a',
    GOOGLE_CLIENT_SECRET: 'b',
    OIDC_ISSUER: 'https://id.example',
    OIDC_CLIENT_ID: 'a',
    OIDC_CLIENT_SECRET: 'b',
    OIDC_NAME: 'Our House',
  }
  const some = browser(await world({ env }))
  expect(await some.call((api) => api.identity.doors())).toEqual([
    { id: 'google', name: 'Google' },
    { id: 'oidc', name: 'Our House' },
  ])
})

test('half a door names what is missing', async () => {
  const { ctx } = await world({ env: { WECHAT_APP_ID: 'a' } })
  const { outsideDoorsConfig } = await import('@studiolo/core/identity')
  expect(() => ctx.config(outsideDoorsConfig)).toThrow('WECHAT_APP_SECRET: is needed with WECHAT_APP_ID')
})

test('an API key can neither read nor change the account it belongs to', async () => {
  const { ctx } = await world()
  const person = asUser(ctx, await createUser(ctx))
  const { createApiKey, listSessions, readApiKey, signOutEverywhere } = await import('@studiolo/core/identity')
  const { secret } = await createApiKey(person, {
    name: 'k',
    scopes: ['generations:read', 'generations:write', 'credits:read'],
  })
  const actor = await readApiKey(ctx, secret)
  if (!actor) throw new Error('no key')
  await expect(listSessions({ ...ctx, actor })).rejects.toMatchObject({ kind: 'FORBIDDEN' })
  await expect(signOutEverywhere({ ...ctx, actor })).rejects.toMatchObject({ kind: 'FORBIDDEN' })
})
