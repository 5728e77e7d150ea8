import { session, user } from '@studiolo/db/schema/identity'
import { createSession, findUserByEmail, getMe, readSession, register } from '@studiolo/core/identity'
import { getBalance } from '@studiolo/core/credits'
import type { GuardedFetch } from '@studiolo/core/kernel/http'
import { jobHandlers } from '@studiolo/core/notify/worker'
import { createFakeClock } from '@studiolo/core/testing/fake-clock'
import { createPump } from '@studiolo/core/testing/pump-jobs'
import { createUser, world } from '@studiolo/core/testing/world'
import { count, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AUTH_PATH, createAuthDoor } from './auth-door'
import { createTestBrowser } from './testing/browser'
import { startIssuer, type TestIssuer } from './testing/issuer'

const ORIGIN = 'http://127.0.0.1:3000'
const COOKIE = 'studiolo-session'
const visit = { address: '192.0.2.9', userAgent: 'Firefox' }
let issuer: TestIssuer
beforeAll(async () => {
  issuer = await startIssuer(`${ORIGIN}${AUTH_PATH}/callback/oidc`)
})
afterAll(() => issuer.close())

let people = 0

/** An instance with the test issuer and WeChat configured, and somebody's browser before it. next-auth has no clock of ours. */
async function instance(fetch?: GuardedFetch) {
  const made = await world({
    clock: createFakeClock(new Date()),
    fetch,
    env: {
      OIDC_ISSUER: issuer.url,
      OIDC_CLIENT_ID: issuer.clientId,
      OIDC_CLIENT_SECRET: issuer.clientSecret,
      WECHAT_APP_ID: 'wx-app',
      WECHAT_APP_SECRET: 'wx-secret',
    },
  })
  const ctx = { ...made.ctx, actor: { kind: 'anonymous' } } as const
  const door = createAuthDoor(ctx)
  const number = ++people
  const open = () =>
    createTestBrowser(ORIGIN, async (request) =>
      new URL(request.url).pathname.startsWith(AUTH_PATH)
        ? door(request, { ...visit, address: `192.0.2.${number}` })
        : new Response('page'),
    )
  const browser = open()
  const start = async (provider: string, by = browser, form: Record<string, string> = {}) => {
    const { csrfToken } = (await (await by.get(`${AUTH_PATH}/csrf`)).json()) as { csrfToken: string }
    return by.post(`${AUTH_PATH}/signin/${provider}`, { csrfToken, callbackUrl: '/create', ...form })
  }
  const whoIs = async (by = browser) => (await readSession(ctx, by.cookie(COOKIE) ?? ''))?.actor.userId
  return { ...made, ctx, door, browser, open, start, whoIs, email: `web-${number}@example.org`, sub: `sub-${number}` }
}

test('a newcomer comes in by an OIDC issuer, is welcomed, and comes back as the same person', async () => {
  const { ctx, browser, open, start, whoIs, email, sub } = await instance()
  issuer.account = { sub, email: email.toUpperCase(), email_verified: true, name: 'Ada' }
  const end = await browser.follow(await start('oidc'))
  expect(end.href).toBe(`${ORIGIN}/create`)
  const userId = await whoIs()
  const person = await findUserByEmail(ctx, email)
  expect(person).toMatchObject({ id: userId, name: 'Ada', passwordHash: null })
  expect(person?.emailVerifiedAt).not.toBeNull()
  if (!person) throw new Error('nobody came in')
  const system = { ...ctx, actor: { kind: 'system', name: 'test' } } as const
  expect((await getBalance(system, person.id)).available).toBe(8)
  const [row] = await ctx.db.select().from(session).where(eq(session.userId, person.id))
  expect(row).toMatchObject({ userAgent: 'Firefox' })
  expect(row?.tokenHash).not.toContain(browser.cookie(COOKIE) ?? 'none')

  const elsewhere = open()
  await elsewhere.follow(await start('oidc', elsewhere))
  expect(await whoIs(elsewhere)).toBe(userId)
})

test('the cookie is the password door’s, and next-auth finds that door’s session', async () => {
  const { ctx, browser } = await instance()
  const person = await createUser(ctx, { name: 'Ada' })
  const { token } = await createSession(ctx, { userId: person.id, door: 'password', visit })
  browser.setCookie(COOKIE, token)
  const answer = await browser.get(`${AUTH_PATH}/session`)
  expect(await answer.json()).toMatchObject({ user: { name: 'Ada', email: person.email } })
  expect(answer.headers.getSetCookie().find((line) => line.startsWith(COOKIE))).toMatch(
    /Path=\/; .*HttpOnly; SameSite=Lax/,
  )
})

test('an issuer that does not vouch for the address opens nobody’s account', async () => {
  const { ctx, browser, start, whoIs, sub } = await instance()
  const owner = await createUser(ctx)
  issuer.account = { sub, email: owner.email ?? '', email_verified: false, name: 'Eve' }
  await browser.follow(await start('oidc'))
  const stranger = await whoIs()
  expect(stranger).toBeDefined()
  expect(stranger).not.toBe(owner.id)
})

test('an unproven registration passes to the person of the issuer', async () => {
  const { ctx, browser, start, whoIs, email, sub } = await instance()
  await register(
    ctx,
    { email, password: 'the squatter’s own', name: 'Mallory', language: 'en' },
    { ...visit, address: sub },
  )
  issuer.account = { sub, email, email_verified: true, name: 'Ada' }
  await browser.follow(await start('oidc'))
  expect(await findUserByEmail(ctx, email)).toMatchObject({ id: await whoIs(), name: 'Ada', passwordHash: null })
})

test('a signed-in person links the door, keeps their session, and no second person is made', async () => {
  const { ctx, browser, start, whoIs, sub } = await instance()
  const person = await createUser(ctx)
  const { token } = await createSession(ctx, { userId: person.id, door: 'password', visit })
  browser.setCookie(COOKIE, token)
  issuer.account = { sub, email: `other-${sub}@example.org`, email_verified: true }
  const before = await ctx.db.select({ people: count() }).from(user)
  const end = await browser.follow(await start('oidc'))
  expect(end.pathname).toBe('/create')
  expect(await ctx.db.select({ people: count() }).from(user)).toEqual(before)
  expect([browser.cookie(COOKIE), await whoIs()]).toEqual([token, person.id])
  const me = await getMe({ ...ctx, actor: { kind: 'user', userId: person.id, role: 'user' } })
  expect(me?.doors).toEqual(['oidc'])
})

test('a door of somebody else is refused to a signed-in person, who stays who they are', async () => {
  const { ctx, browser, open, start, whoIs, email, sub } = await instance()
  issuer.account = { sub, email, email_verified: true }
  const theirs = open()
  await theirs.follow(await start('oidc', theirs))
  const person = await createUser(ctx)
  const { token } = await createSession(ctx, { userId: person.id, door: 'password', visit })
  browser.setCookie(COOKIE, token)
  const end = await browser.follow(await start('oidc'))
  expect(`${end.pathname}${end.search}`).toBe('/settings?error=CONFLICT')
  expect(await whoIs()).toBe(person.id)
})

test('a suspended person is told so and gets no session', async () => {
  const { ctx, browser, open, start, email, sub } = await instance()
  issuer.account = { sub, email, email_verified: true }
  const first = open()
  await first.follow(await start('oidc', first))
  await ctx.db.update(user).set({ state: 'suspended' }).where(eq(user.email, email))
  const end = await browser.follow(await start('oidc'))
  expect(`${end.pathname}${end.search}`).toBe('/sign-in?error=SUSPENDED')
  expect(browser.cookie(COOKIE)).toBeUndefined()
})

test('a callback without this browser’s own state is refused', async () => {
  const { browser, open, start, email, sub } = await instance()
  issuer.account = { sub, email, email_verified: true }
  const victim = open()
  const callback = await browser.follow(await start('oidc'), (url) => url.pathname.includes('/callback/'))
  const end = await victim.follow(await victim.get(callback.href))
  expect([end.pathname, end.searchParams.get('error')]).toEqual(['/sign-in', 'OAuthCallback'])
  expect(victim.cookie(COOKIE)).toBeUndefined()
})

test('signing in needs next-auth’s token against forged forms, and ends only on our own pages', async () => {
  const { browser, start, sub, email } = await instance()
  const forged = await browser.post(`${AUTH_PATH}/signin/oidc`, { csrfToken: 'forged' })
  expect(forged.headers.get('location')).not.toContain(issuer.url)
  issuer.account = { sub, email, email_verified: true }
  const end = await browser.follow(
    await start('oidc', browser, { callbackUrl: 'https://evil.example/' }),
    (url) => url.hostname === 'evil.example',
  )
  expect(end.origin).toBe(ORIGIN)
})

test('an e-mail link asked for here opens a session here, once', async () => {
  const { ctx, clock, mails, browser, open, start, whoIs, email } = await instance()
  const sent = await browser.follow(await start('email', browser, { email: ` ${email.toUpperCase()} ` }))
  expect(sent.pathname).toBe('/sign-in/sent')
  expect(await findUserByEmail(ctx, email)).toBeNull()
  clock.set(new Date())
  await createPump(ctx, jobHandlers).untilIdle()
  const text = mails.find((mail) => mail.to === email)?.text ?? ''
  const link = new URL(/http\S+token=\S+/.exec(text)?.[0] ?? ORIGIN)
  const query = new URLSearchParams({
    token: link.searchParams.get('token') ?? '',
    email,
    callbackUrl: `${ORIGIN}/create`,
  })
  const end = await browser.follow(await browser.get(`${AUTH_PATH}/callback/email?${query}`))
  expect(end.pathname).toBe('/create')
  expect(await findUserByEmail(ctx, email)).toMatchObject({ id: await whoIs() })
  const again = open()
  const refused = await again.follow(await again.get(`${AUTH_PATH}/callback/email?${query}`))
  expect([refused.pathname, refused.searchParams.get('error')]).toEqual(['/sign-in', 'Verification'])
  expect(again.cookie(COOKIE)).toBeUndefined()
})

test('signing out ends the session row', async () => {
  const { ctx, browser, whoIs } = await instance()
  const person = await createUser(ctx)
  const { token } = await createSession(ctx, { userId: person.id, door: 'password', visit })
  browser.setCookie(COOKIE, token)
  const { csrfToken } = (await (await browser.get(`${AUTH_PATH}/csrf`)).json()) as { csrfToken: string }
  await browser.post(`${AUTH_PATH}/signout`, { csrfToken })
  expect(browser.cookie(COOKIE)).toBeUndefined()
  expect(await readSession(ctx, token)).toBeNull()
  expect(await whoIs()).toBeUndefined()
})

const wechatAnswers =
  (answers: Record<string, object>, asked: URL[] = []): GuardedFetch =>
  async (url) => {
    const target = new URL(url)
    asked.push(target)
    return Response.json(answers[target.pathname] ?? { errcode: 40_029, errmsg: 'invalid code' })
  }

test('WeChat brings a person without an address', async () => {
  const asked: URL[] = []
  const answers = {
    '/sns/oauth2/access_token': { access_token: 'at', expires_in: 7200, openid: 'openid-web-1', unionid: 'u' },
    '/sns/userinfo': { openid: 'openid-web-1', nickname: '小明', headimgurl: 'https://wx.example/x.png' },
  }
  const { ctx, browser, start, whoIs } = await instance(wechatAnswers(answers, asked))
  const authorize = new URL((await start('wechat')).headers.get('location') ?? '')
  expect(`${authorize.origin}${authorize.pathname}${authorize.hash}`).toBe(
    'https://open.weixin.qq.com/connect/qrconnect#wechat_redirect',
  )
  const { appid, scope, response_type, redirect_uri, state = '' } = Object.fromEntries(authorize.searchParams)
  expect({ appid, scope, response_type, redirect_uri }).toEqual({
    appid: 'wx-app',
    scope: 'snsapi_login',
    response_type: 'code',
    redirect_uri: `${ORIGIN}${AUTH_PATH}/callback/wechat`,
  })
  const callback = new URLSearchParams({ code: 'the-code', state })
  const end = await browser.follow(await browser.get(`${AUTH_PATH}/callback/wechat?${callback}`))
  expect(end.pathname).toBe('/create')
  const userId = await whoIs()
  if (!userId) throw new Error('nobody came in')
  expect(await getMe({ ...ctx, actor: { kind: 'user', userId, role: 'user' } })).toMatchObject({
    email: null,
    name: '小明',
    doors: ['wechat'],
  })
  expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toEqual({
    appid: 'wx-app',
    secret: 'wx-secret',
    code: 'the-code',
    grant_type: 'authorization_code',
  })
})

test('WeChat: a foreign state is refused before anything is asked, a refused code opens nothing', async () => {
  const asked: URL[] = []
  const { browser, start } = await instance(wechatAnswers({}, asked))
  const come = async (state: string) => {
    const query = new URLSearchParams({ code: 'c', state })
    const end = await browser.follow(await browser.get(`${AUTH_PATH}/callback/wechat?${query}`))
    expect([end.pathname, end.searchParams.get('error')]).toEqual(['/sign-in', 'OAuthCallback'])
    expect(browser.cookie(COOKIE)).toBeUndefined()
  }
  await start('wechat')
  await come('foreign')
  expect(asked).toEqual([])
  const authorize = new URL((await start('wechat')).headers.get('location') ?? '')
  await come(authorize.searchParams.get('state') ?? '')
  expect(asked.map((url) => url.pathname)).toEqual(['/sns/oauth2/access_token'])
})
