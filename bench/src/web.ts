import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { grantCredits } from '@studiolo/core/credits'
import { inTransaction } from '@studiolo/core/kernel/context'
import { withInstance, type Instance } from './instance/instance'
import { firstMessage } from './instance/children'
import { signIn, startWeb, type Visitor } from './instance/web-server'
import { median, report, rounded } from './measuring/measure'
import { readOptions } from './measuring/options'
import { removeBareNext, startBareNext } from './web/bare-next'
import type { LoadOrder, LoadSeen } from './web/load'
import { listenToQueries } from './web/queries'

/**
 * A signed-in read (the session's look-up and a page of the statement, twenty lines) through our server's tRPC door,
 * against the same two queries in a bare route of a Next app and in fastify with postgres.js. One Postgres, one set of
 * data, 32 connections, a client in a process of its own.
 */

const TARGET = 1.7
const LINES = 20
const CONNECTIONS = 32

const { rounds, isQuick } = readOptions()
const TURNS_A_ROUND = isQuick ? 1 : 4
const TURN_SECONDS = isQuick ? 1 : 2

const contestants = ['next', 'ours', 'nextAgain', 'fastify'] as const
type Contestant = (typeof contestants)[number]
type Send = (name: Contestant) => Promise<LoadSeen>

try {
  await withInstance(measure)
} finally {
  await removeBareNext()
}

async function measure(instance: Instance): Promise<void> {
  const visitor = await signIn(instance)
  await fillStatement(instance, visitor)
  const send = await openContest(instance, visitor)
  for (const name of contestants) await send(name)
  const seen: Record<Contestant, LoadSeen[]>[] = []
  for (let round = 0; round < rounds; round++) seen.push(await playRound(send))
  tell(seen)
}

async function fillStatement({ ctx }: Instance, { user }: Visitor): Promise<void> {
  for (let line = 0; line < LINES; line++) {
    const grant = { userId: user.id, amount: 10, source: 'admin', reason: 'bench' } as const
    await inTransaction(ctx, (ctx) => grantCredits(ctx, { ...grant, idempotencyKey: `bench:${line}` }))
  }
}

async function openContest(instance: Instance, { cookie, token }: Visitor): Promise<Send> {
  const { ctx, env, database, children } = instance
  const queries = await listenToQueries(ctx, database.url, token, LINES)
  const next = await startBareNext(instance, cookie.name, queries)
  const web = await startWeb(instance)
  const server = fileURLToPath(import.meta.resolve('./web/fastify-server.ts'))
  const fastify = children.start({
    name: 'fastify',
    args: ['--import', 'tsx', server, database.url, cookie.name, JSON.stringify(queries)],
    env,
  })
  const input = encodeURIComponent(JSON.stringify({ json: { limit: LINES } }))
  const urls: Record<Contestant, string> = {
    next,
    ours: `${web}/api/trpc/credits.statement?input=${input}`,
    nextAgain: next,
    fastify: `http://127.0.0.1:${await firstMessage(fastify)}/statement`,
  }
  const load = fileURLToPath(import.meta.resolve('./web/load.ts'))
  const client = children.start({ name: 'client', args: ['--import', 'tsx', load], env })
  return async (name) => {
    const order: LoadOrder = {
      url: urls[name],
      cookie: `${cookie.name}=${cookie.value}`,
      connections: CONNECTIONS,
      seconds: TURN_SECONDS,
    }
    client.send(order)
    const [seen]: LoadSeen[] = await once(client, 'message')
    if (!seen || seen.failed > 0) throw new Error(`${name}: ${seen?.failed} of ${seen?.requests} answers failed`)
    return seen
  }
}

/** All in short turns; the two turns of the yardstick change places every time. */
async function playRound(send: Send): Promise<Record<Contestant, LoadSeen[]>> {
  const seen: Record<Contestant, LoadSeen[]> = { next: [], ours: [], nextAgain: [], fastify: [] }
  for (let turn = 0; turn < TURNS_A_ROUND; turn++) {
    const order = turn % 2 === 0 ? contestants : contestants.toReversed()
    for (const name of order) seen[name].push(await send(name))
  }
  return seen
}

function tell(rounds: Record<Contestant, LoadSeen[]>[]): void {
  const rates = rounds.map((round) => mapContestants((name) => rateOf(round[name])))
  const p99 = mapContestants((name) => median(rounds.flatMap((round) => round[name].map(({ p99 }) => p99))))
  const rate = mapContestants((name) => median(rates.map((round) => round[name])))
  for (const name of contestants) {
    const bytes = rounds[0]?.[name][0]?.bytesAnAnswer
    process.stdout.write(
      `${name}: ${Math.round(rate[name])} requests/s, p99 ${p99[name]} ms, ${bytes} bytes an answer\n`,
    )
  }
  const against = (name: Contestant, other: (round: Record<Contestant, number>) => number) =>
    rounded(median(rates.map((round) => round[name] / other(round))))
  report({
    name: 'web',
    ratio: against('ours', ({ next, nextAgain }) => (next + nextAgain) / 2),
    unit: 'requests/s of a signed-in tRPC read / the same queries in a bare Next route',
    target: TARGET,
    rounds: rounds.length,
    control: against('nextAgain', ({ next }) => next),
    againstFastify: against('ours', ({ fastify }) => fastify),
    requestsPerSecond: mapContestants((name) => Math.round(rate[name])),
    p99Ms: p99,
  })
}

function rateOf(turns: LoadSeen[]): number {
  const sum = (pick: (turn: LoadSeen) => number) => turns.reduce((total, turn) => total + pick(turn), 0)
  return sum(({ requests }) => requests) / sum(({ seconds }) => seconds)
}

function mapContestants<T>(value: (name: Contestant) => T): Record<Contestant, T> {
  return { next: value('next'), ours: value('ours'), nextAgain: value('nextAgain'), fastify: value('fastify') }
}
