import { createTRPCClient, httpSubscriptionLink } from '@trpc/client'
import type { AppRouter, LiveMessage } from '@studiolo/api'
import { createSession, sessionCookie, sessionsEnded, signOut } from '@studiolo/core/identity'
import { inTransaction, type Ctx } from '@studiolo/core/kernel/context'
import { declareEvent, publishEvent, pruneEvents } from '@studiolo/core/notify'
import { createUser, type TestUser } from '@studiolo/core/testing/world'
import superjson from 'superjson'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { openEventSource } from './testing/event-source'
import { openServer, type OpenServer } from './testing/open-server'

const counted = declareEvent('test.counted', z.object({ n: z.number() }))

const publish = (ctx: Ctx, { id }: TestUser, n: number) =>
  inTransaction(ctx, (ctx) => publishEvent(ctx, id, counted, { n }))

interface Listening {
  seen: { id: string; message: LiveMessage }[]
  /** Resolves when so many events have been seen. */
  until(count: number): Promise<void>
  started: Promise<void>
  stop(): void
}

function listen({ url }: OpenServer, cookie: string, lastEventId: string | null = null): Listening {
  const client = createTRPCClient<AppRouter>({
    links: [
      httpSubscriptionLink({
        url: `${url}/api/trpc`,
        transformer: superjson,
        EventSource: openEventSource({ cookie }),
      }),
    ],
  })
  const seen: Listening['seen'] = []
  const waiting: { count: number; resolve(): void }[] = []
  let onStarted = () => {}
  const started = new Promise<void>((resolve) => {
    onStarted = resolve
  })
  const subscription = client.live.events.subscribe(
    { lastEventId },
    {
      onStarted,
      onData: ({ id, data }) => {
        seen.push({ id, message: data })
        for (const { count, resolve } of waiting) if (seen.length >= count) resolve()
      },
    },
  )
  return {
    seen,
    started,
    until: (count) =>
      new Promise((resolve) => {
        if (seen.length >= count) resolve()
        else waiting.push({ count, resolve })
      }),
    stop: () => subscription.unsubscribe(),
  }
}

/** Cuts the connection that listens; answers how many there were. */
async function dropListening({ database }: OpenServer): Promise<number> {
  const dropped = await database.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'studiolo-live'`
  return dropped.length
}

async function creatorOf({ ctx }: OpenServer): Promise<{ creator: TestUser; cookie: string }> {
  const creator = await createUser(ctx)
  const { token } = await createSession(ctx, {
    userId: creator.id,
    door: 'password',
    visit: { address: '127.0.0.1', userAgent: 'test' },
  })
  return { creator, cookie: `${sessionCookie(ctx.config).name}=${token}` }
}

describe('live events', () => {
  test('reach their creator and nobody else, in order', async () => {
    const server = await openServer()
    const [mine, theirs] = [await creatorOf(server), await creatorOf(server)]
    const stream = listen(server, mine.cookie)
    await stream.started
    await publish(server.ctx, theirs.creator, 99)
    for (const n of [1, 2, 3]) await publish(server.ctx, mine.creator, n)
    await stream.until(3)
    expect(stream.seen.map(({ message }) => message.payload)).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
    stream.stop()
  })

  test('are missed by no reconnect, however many are published around it', async () => {
    const server = await openServer()
    const { creator, cookie } = await creatorOf(server)
    const total = 120
    const publishing = Promise.all(
      [0, 1, 2].map(async (lane) => {
        for (let n = 0; n < total / 3; n++) await publish(server.ctx, creator, lane * 1000 + n)
      }),
    )
    const seen: string[] = []
    let last = '0'
    while (seen.length < total) {
      const stream = listen(server, cookie, last)
      await stream.until(Math.min(17, total - seen.length))
      stream.stop()
      seen.push(...stream.seen.map(({ id }) => id))
      last = seen.at(-1) ?? last
    }
    await publishing
    expect(seen).toEqual(Array.from({ length: total }, (_, index) => String(index + 1)))
  })

  test('go on when Postgres drops the listening connection, again and again', async () => {
    const server = await openServer()
    const { creator, cookie } = await creatorOf(server)
    const stream = listen(server, cookie)
    await stream.started
    for (const n of [1, 2, 3]) {
      await expect.poll(() => dropListening(server)).toBeGreaterThan(0)
      await publish(server.ctx, creator, n)
      await stream.until(n)
    }
    expect(stream.seen.map(({ id }) => id)).toEqual(['1', '2', '3'])
    stream.stop()
  })

  test('say so when what was missed can no longer be told', async () => {
    const server = await openServer()
    const { creator, cookie } = await creatorOf(server)
    for (const n of [1, 2, 3]) await publish(server.ctx, creator, n)
    server.clock.advance(25 * 3_600_000)
    await pruneEvents(server.ctx)
    const away = listen(server, cookie, '1')
    await away.until(1)
    expect(away.seen).toEqual([{ id: '3', message: { type: 'live.reset', payload: {} } }])
    await publish(server.ctx, creator, 4)
    await away.until(2)
    expect(away.seen[1]).toMatchObject({ id: '4', message: { payload: { n: 4 } } })
    away.stop()
    const restored = listen(server, cookie, '900')
    await restored.until(1)
    expect(restored.seen[0]).toMatchObject({ id: '4', message: { type: 'live.reset' } })
    restored.stop()
  })

  test('are closed to strangers', async () => {
    const server = await openServer()
    const response = await server.ask('/api/trpc/live.events')
    expect(await response.text()).toContain('UNAUTHENTICATED')
  })

  test('end with the session: whoever signed out elsewhere hears no more', async () => {
    const server = await openServer()
    const { creator, cookie } = await creatorOf(server)
    const other = await creatorOf(server)
    const response = await server.ask('/api/trpc/live.events', { headers: { cookie } })
    const stream = listen(server, other.cookie)
    await stream.started
    await expect.poll(() => server.process.live.size()).toBe(2)
    await signOut(server.ctx, cookie.slice(cookie.indexOf('=') + 1))
    expect(await response.text()).toContain(sessionsEnded.type)
    // The last word is on its way to the browser before the server has let go of the stream.
    await expect.poll(() => server.process.live.size()).toBe(1)
    await publish(server.ctx, creator, 1)
    const again = await server.ask('/api/trpc/live.events', { headers: { cookie } })
    expect(await again.text()).toContain('UNAUTHENTICATED')
    await publish(server.ctx, other.creator, 2)
    await stream.until(1)
    stream.stop()
  })

  test('leave nothing behind when the browser goes', async () => {
    const server = await openServer()
    const { creator, cookie } = await creatorOf(server)
    const stream = listen(server, cookie)
    await stream.started
    await publish(server.ctx, creator, 1)
    await stream.until(1)
    expect(server.process.live.size()).toBe(1)
    stream.stop()
    await expect.poll(() => server.process.live.size()).toBe(0)
  })
})

describe('shutting down', () => {
  test('ends open streams first and is quick; the browser is not told that it is over', async () => {
    const server = await openServer()
    const { cookie } = await creatorOf(server)
    const aborting = new AbortController()
    const response = await server.ask('/api/trpc/live.events', { headers: { cookie }, signal: aborting.signal })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    const first = await reader?.read()
    const startedAt = performance.now()
    const closing = server.server.close()
    let rest = first?.value ?? ''
    for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) rest += chunk.value
    await closing
    expect(performance.now() - startedAt).toBeLessThan(1000)
    expect(rest).toContain('event: connected')
    expect(rest).not.toContain('event: return')
    expect(rest).not.toContain('serialized-error')
  })
})
