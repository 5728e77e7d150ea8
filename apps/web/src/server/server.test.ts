import { connect } from 'node:net'
import { auditEntry } from '@studiolo/db/schema/audit'
import { errorLog, worker } from '@studiolo/db/schema/ops'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { MAX_BODY_BYTES } from './check-mutation'
import { createProcess } from './context'
import { startServer } from './server'
import { openServer } from './testing/open-server'

const nowhere = '/api/v1/quotes'

describe('every answer', () => {
  test('carries the security headers and its request id, whichever door gives it', async () => {
    const { ask } = await openServer()
    for (const path of ['/', '/api/health', '/api/v1/recipes', '/api/trpc/identity.me', '/files/nothing']) {
      const response = await ask(path)
      expect(response.headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(response.headers.get('x-frame-options'), path).toBe('DENY')
      expect(response.headers.get('referrer-policy'), path).toBeTruthy()
      expect(response.headers.get('permissions-policy'), path).toContain('camera=()')
      expect(response.headers.get('cross-origin-opener-policy'), path).toBe('same-origin')
      expect(response.headers.get('content-security-policy'), path).toContain("default-src 'none'".slice(0, 11))
      expect(response.headers.get('strict-transport-security'), path).toBeNull()
      expect(response.headers.get('x-request-id'), path).toMatch(/^[0-9a-f-]{36}$/)
    }
  })

  test('promises https only where the address is https', async () => {
    const { ask } = await openServer({ env: { APP_URL: 'https://studio.example.org' } })
    const response = await ask('/')
    expect(response.headers.get('strict-transport-security')).toMatch(/^max-age=\d+$/)
    expect(response.headers.get('content-security-policy')).toContain('upgrade-insecure-requests')
  })

  test('has a nonce of its own, the same for the page as for the browser, and never the visitor’s', async () => {
    const { ask } = await openServer()
    const nonces = new Set<string>()
    for (let i = 0; i < 3; i++) {
      const response = await ask('/', { headers: { 'content-security-policy': "script-src 'nonce-mine'" } })
      const policy = response.headers.get('content-security-policy')
      expect(await response.text()).toBe(`page with ${policy}`)
      nonces.add(/'nonce-([^']+)'/.exec(policy ?? '')?.[1] ?? '')
    }
    expect(nonces.size).toBe(3)
    expect(nonces).not.toContain('mine')
  })

  test('keeps a proxy’s request id only behind a trusted proxy', async () => {
    const alone = await openServer()
    const behind = await openServer({ env: { TRUST_PROXY: '1' } })
    const headers = { 'x-request-id': 'from-the-proxy-1' }
    expect((await alone.ask('/', { headers })).headers.get('x-request-id')).not.toBe('from-the-proxy-1')
    expect((await behind.ask('/', { headers })).headers.get('x-request-id')).toBe('from-the-proxy-1')
  })
})

describe('a change', () => {
  test('is taken from our own pages, under every loopback name', async () => {
    const { send } = await openServer()
    for (const origin of ['http://127.0.0.1:3000', 'http://localhost:3000']) {
      const response = await send(nowhere, {}, { headers: { origin } })
      expect((await response.json()).error.code).toBe('UNAUTHENTICATED')
    }
  })

  test.each([
    ['another site', 'https://evil.example'],
    ['another port', 'http://127.0.0.1:3001'],
    ['a sandbox', 'null'],
    ['a name that only starts like ours', 'http://localhost:3000.evil.example'],
  ])('from %s is refused, kept and audited', async (_, origin) => {
    const { send, ctx } = await openServer()
    const response = await send(nowhere, {}, { headers: { origin } })
    expect(response.status).toBe(403)
    const { error } = await response.json()
    expect(error.code).toBe('ORIGIN_REFUSED')
    const kept = await ctx.db.select().from(errorLog).where(eq(errorLog.id, error.id))
    expect(kept).toMatchObject([{ kind: 'ORIGIN_REFUSED', requestId: response.headers.get('x-request-id') }])
    const audited = await ctx.db.select().from(auditEntry).where(eq(auditEntry.action, 'access.refused'))
    expect(audited.length).toBeGreaterThan(0)
  })

  test('without an origin is refused, unless the browser says it comes from here or it brings its own key', async () => {
    const { ask } = await openServer()
    const headers = { 'content-type': 'application/json' }
    const init = { method: 'POST', body: '{}', headers }
    expect((await ask(nowhere, init)).status).toBe(403)
    const same = await ask(nowhere, { ...init, headers: { ...headers, 'sec-fetch-site': 'same-origin' } })
    expect(same.status).toBe(401)
    const key = await ask(nowhere, { ...init, headers: { ...headers, authorization: 'Bearer sk_studiolo_wrong' } })
    expect((await key.json()).error.code).toBe('UNAUTHENTICATED')
  })

  test('is told in tRPC’s own form at tRPC’s door', async () => {
    const { send } = await openServer()
    const response = await send('/api/trpc/identity.signOut', {}, { headers: { origin: 'https://evil.example' } })
    expect(response.status).toBe(403)
    const { error } = await response.json()
    expect(error.json.data.error).toMatchObject({ kind: 'ORIGIN_REFUSED', id: expect.stringMatching(/^err_/) })
  })

  test('must be JSON', async () => {
    const { send } = await openServer()
    for (const path of [nowhere, '/api/trpc/identity.signOut', '/some/page']) {
      const response = await send(path, {}, { headers: { 'content-type': 'text/plain' } })
      expect(response.status, path).toBe(415)
    }
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const signIn = await send('/api/auth/signin/email', {}, { headers: form, redirect: 'manual' })
    expect(signIn.status).toBeLessThan(400)
  })

  test('may not be larger than a megabyte, declared or not', async () => {
    const { ask, send, url } = await openServer()
    const large = await send(nowhere, 'x'.repeat(MAX_BODY_BYTES))
    expect(large.status).toBe(413)
    expect((await large.json()).error).toMatchObject({ code: 'TOO_LARGE', details: { maxBytes: MAX_BODY_BYTES } })
    const streamed = await ask(nowhere, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1:3000' },
      body: new Blob(['{}']).stream(),
      duplex: 'half',
    } as RequestInit)
    expect(streamed.status).toBe(400)
    expect((await fetch(`${url}/api/health`)).status).toBe(200)
  })
})

describe('health', () => {
  test('is alive, and ready with database and storage', async () => {
    const { ask } = await openServer()
    expect(await (await ask('/api/health')).json()).toEqual({ status: 'ok' })
    const ready = await ask('/api/ready')
    expect(ready.status).toBe(200)
    expect(await ready.json()).toMatchObject({
      status: 'ready',
      database: { ok: true },
      worker: { ok: false, heardAt: null },
    })
  })

  test('reports a worker heard of within 15 s, and does not fail without', async () => {
    const { ask, ctx, clock } = await openServer()
    await ctx.db.insert(worker).values({ id: 'wrk_1', startedAt: clock.now(), heardAt: clock.now(), facts: {} })
    clock.advance(14_000)
    expect(await (await ask('/api/ready')).json()).toMatchObject({ worker: { ok: true } })
    clock.advance(2000)
    const silent = await ask('/api/ready')
    expect(silent.status).toBe(200)
    expect(await silent.json()).toMatchObject({ worker: { ok: false } })
    await ctx.db.delete(worker)
  })

  test('is not ready without a storage it can write to', async () => {
    const { ask } = await openServer({ env: { STUDIOLO_MIN_FREE_BYTES: String(2 ** 52) } })
    const response = await ask('/api/ready')
    expect(response.status).toBe(503)
    expect(await response.json()).toMatchObject({ status: 'unready', database: { ok: true }, storage: { ok: false } })
  })

  test('is not ready without its database, and says no more than that', async () => {
    const { process } = await openServer()
    const sql = () => Promise.reject(new Error('password of the database'))
    const broken = { ...process, database: { ...process.database, sql: sql as unknown as typeof process.database.sql } }
    const server = await startServer({
      process: broken,
      openPages: async () => ({ handle: async () => {}, close: async () => {} }),
    })
    const response = await fetch(`${server.url}/api/ready`)
    expect(response.status).toBe(503)
    expect(await response.text()).not.toContain('password')
    await server.close()
  })
})

describe('starting and stopping', () => {
  test('a taken port is named in one line', async () => {
    const first = await openServer()
    const { port } = new URL(first.url)
    const process = await createProcess(first.ctx, first.database)
    const taken = { ...process, env: { ...process.env, port: Number(port) } }
    await expect(
      startServer({ process: taken, openPages: async () => Promise.reject(new Error('never')) }),
    ).rejects.toThrow(`PORT: ${port} is already in use`)
    await process.live.close()
  })

  test('ends although a keep-alive connection stays open', async () => {
    const { server, url } = await openServer()
    const { port } = new URL(url)
    const socket = connect(Number(port), '127.0.0.1')
    await new Promise((resolve) => socket.once('connect', resolve))
    const ended = new Promise((resolve) => socket.once('close', resolve))
    socket.write('GET /api/health HTTP/1.1\r\nhost: x\r\nconnection: keep-alive\r\n\r\n')
    await new Promise((resolve) => socket.once('data', resolve))
    await server.close()
    await ended
    await expect(fetch(`${url}/api/health`)).rejects.toThrow()
  })
})
