import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { inTransaction } from '@studiolo/core/kernel/context'
import { declareEvent, publishEvent } from '@studiolo/core/notify'
import { launchBrowser } from '@studiolo/vitest/browser'
import type { Browser } from 'playwright-core'
import { z } from 'zod'
import { firstMessage } from './instance/children'
import { withInstance, type Instance } from './instance/instance'
import { signIn, startWeb, type Visitor } from './instance/web-server'
import { listenIn, now, subscribeTo, type ListeningPage } from './live/listening-page'
import { median, quantile, report, rounded } from './measuring/measure'
import { readOptions } from './measuring/options'

/**
 * From the commit of a transaction that publishes an event to the handler in a signed-in page of a real browser, beside
 * a bare LISTEN that writes into an event stream. The commit counts from the moment it is sent, so its own time is in.
 */

const TARGET_MS = 50
const CHANNEL = 'bench_bare'
const LONGEST_PAUSE_MS = 20

const { rounds, isQuick } = readOptions()
const EVENTS_A_ROUND = isQuick ? 10 : 60

const tick = declareEvent('bench.tick', z.object({ n: z.number() }))

let sent = 0

/** Sends one event; answers its way in ms. */
type Send = () => Promise<number>

interface Seen {
  ours: number[]
  bare: number[]
  bareAgain: number[]
}

await withInstance(async (instance) => {
  const browser = await launchBrowser()
  try {
    await measure(instance, browser)
  } finally {
    await browser.close()
  }
})

async function measure(instance: Instance, browser: Browser): Promise<void> {
  const visitor = await signIn(instance)
  const app = await openApp(instance, browser, visitor)
  const bare = await openBare(instance, browser)
  const sendOurs = senderOf(app, (n) => publishTick(instance, visitor, n))
  const sendBare = senderOf(bare, (n) => publishBare(instance, n))
  for (let warmUp = 0; warmUp < 10; warmUp++) for (const send of [sendOurs, sendBare]) await send()

  const seen: Seen[] = []
  for (let round = 0; round < rounds; round++) seen.push(await playRound(sendOurs, sendBare))
  const ways = (name: keyof Seen) => seen.flatMap((round) => round[name])
  const bareWays = [...ways('bare'), ...ways('bareAgain')]
  report({
    name: 'live',
    value: rounded(quantile(ways('ours'), 0.95)),
    unit: 'ms from commit to the handler in the page, 95th percentile',
    target: TARGET_MS,
    rounds,
    control: rounded(median(ways('bareAgain')) / median(ways('bare'))),
    events: ways('ours').length,
    medianMs: rounded(median(ways('ours'))),
    bareMs: { median: rounded(median(bareWays)), p95: rounded(quantile(bareWays, 0.95)) },
    clockWithinMs: rounded(Math.max(app.uncertaintyMs, bare.uncertaintyMs)),
  })
}

/** In turns, at irregular distances; the two turns of the yardstick change places every time. */
async function playRound(sendOurs: Send, sendBare: Send): Promise<Seen> {
  const seen: Seen = { ours: [], bare: [], bareAgain: [] }
  for (let event = 0; event < EVENTS_A_ROUND; event++) {
    const [first, second] = event % 2 === 0 ? [seen.bare, seen.bareAgain] : [seen.bareAgain, seen.bare]
    first.push(await later(sendBare))
    seen.ours.push(await later(sendOurs))
    second.push(await later(sendBare))
  }
  return seen
}

async function later(send: Send): Promise<number> {
  await delay(Math.random() * LONGEST_PAUSE_MS)
  return send()
}

async function openApp(instance: Instance, browser: Browser, { user, cookie }: Visitor): Promise<ListeningPage> {
  const url = await startWeb(instance)
  const context = await browser.newContext()
  await context.addCookies([{ ...cookie, url, httpOnly: true, sameSite: 'Lax' }])
  const page = await context.newPage()
  const streams = page.waitForRequest((request) => request.url().includes('/api/trpc/live.events'))
  await page.goto(`${url}/library`)
  await (await streams).response()
  return listenIn(page, subscribeTo.app(user.id))
}

async function openBare({ children, env, database }: Instance, browser: Browser): Promise<ListeningPage> {
  await database.sql`create table bare_event (n bigint)`
  const script = fileURLToPath(import.meta.resolve('./live/bare-stream.ts'))
  const server = children.start({
    name: 'bare-stream',
    args: ['--import', 'tsx', script, database.url, CHANNEL],
    env,
  })
  const page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${await firstMessage(server)}/`)
  return listenIn(page, subscribeTo.bare)
}

/** `publish` answers when its commit was sent. */
function senderOf(page: ListeningPage, publish: (n: number) => Promise<number>): Send {
  return async () => {
    const n = ++sent
    const at = await publish(n)
    return (await page.heard(n)) - at
  }
}

async function publishTick({ ctx }: Instance, { user }: Visitor, n: number): Promise<number> {
  let at = 0
  await inTransaction(ctx, async (ctx) => {
    await publishEvent(ctx, user.id, tick, { n })
    at = now()
  })
  return at
}

/** As much of a commit as ours: a row and a notification. */
async function publishBare({ database }: Instance, n: number): Promise<number> {
  let at = 0
  await database.sql.begin(async (sql) => {
    await sql`insert into bare_event values (${n})`
    await sql`select pg_notify(${CHANNEL}, ${String(n)})`
    at = now()
  })
  return at
}
