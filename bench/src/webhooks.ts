import { createHmac } from 'node:crypto'
import { Agent, request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { deriveKey } from '@studiolo/core/kernel/crypto'
import { firstMessage } from './instance/children'
import { withInstance, type Instance } from './instance/instance'
import { startWeb } from './instance/web-server'
import { median, quantile, report, rounded } from './measuring/measure'
import { readOptions } from './measuring/options'

/**
 * How long a gateway waits until its webhook is acknowledged: through our server (signature, kept once, its job enqueued,
 * committed) and through a bare route that inserts the raw body. Eight at once, every event another.
 */

const TARGET_MS = 50
const AT_ONCE = 8

const { rounds, isQuick } = readOptions()
const EVENTS_A_TURN = isQuick ? 40 : 240
const TURNS_A_ROUND = 4

interface Seen {
  ours: number[]
  bare: number[]
  bareAgain: number[]
}

let sent = 0

await withInstance(measure, { STUDIOLO_DEMO: '1' })

async function measure(instance: Instance): Promise<void> {
  const web = await startWeb(instance)
  const script = fileURLToPath(import.meta.resolve('./webhooks/bare-insert.ts'))
  const { children, env, database } = instance
  const bare = children.start({ name: 'bare', args: ['--import', 'tsx', script, database.url], env })
  const masterKey = Buffer.from(env['STUDIOLO_MASTER_KEY'] ?? '', 'hex')
  const send = {
    ours: sender(`${web}/api/webhooks/test`, deriveKey(masterKey, 'test-gateway-webhook')),
    bare: sender(`http://127.0.0.1:${await firstMessage(bare)}/`, masterKey),
  }
  for (const name of ['bare', 'ours'] as const) await playTurn(send[name])
  const seen: Seen[] = []
  for (let round = 0; round < rounds; round++) seen.push(await playRound(send))
  const p99 = (name: keyof Seen) => median(seen.map((round) => quantile(round[name], 0.99)))
  const all = (name: keyof Seen) => seen.flatMap((round) => round[name])
  report({
    name: 'webhooks',
    value: rounded(p99('ours') - p99('bare')),
    unit: 'ms until a webhook is acknowledged, 99th percentile, more than a bare insert route',
    target: TARGET_MS,
    rounds,
    control: rounded(median(all('bareAgain')) / median(all('bare'))),
    p99Ms: { ours: rounded(p99('ours')), bare: rounded(p99('bare')) },
    medianMs: { ours: rounded(median(all('ours'))), bare: rounded(median(all('bare'))) },
    events: all('ours').length,
  })
}

/** In turns; the two of the yardstick change places every time. */
async function playRound(send: Record<'ours' | 'bare', Send>): Promise<Seen> {
  const seen: Seen = { ours: [], bare: [], bareAgain: [] }
  for (let turn = 0; turn < TURNS_A_ROUND; turn++) {
    const [first, second] = turn % 2 === 0 ? [seen.bare, seen.bareAgain] : [seen.bareAgain, seen.bare]
    first.push(...(await playTurn(send.bare)))
    seen.ours.push(...(await playTurn(send.ours)))
    second.push(...(await playTurn(send.bare)))
  }
  return seen
}

type Send = (number: number) => Promise<number>

/** The waits of one turn, in ms. */
async function playTurn(send: Send): Promise<number[]> {
  const waits: number[] = []
  const last = sent + EVENTS_A_TURN
  const lane = async () => {
    while (sent < last) waits.push(await send(++sent))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return waits
}

/** Sends a signed event over a connection that is kept; answers how long it took. */
function sender(url: string, key: Uint8Array): Send {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  return (number) => {
    const body = JSON.stringify(eventOf(number))
    const t = Math.floor(Date.now() / 1000)
    const v1 = createHmac('sha256', key).update(`${t}.${body}`).digest('hex')
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'studiolo-test-signature': `t=${t},v1=${v1}`,
    }
    const startedAt = performance.now()
    return new Promise((resolve, reject) => {
      const sending = request(url, { method: 'POST', agent, headers }, (answer) => {
        if (answer.statusCode !== 200) return reject(new Error(`${url} answered ${answer.statusCode}`))
        answer.resume().once('end', () => resolve(performance.now() - startedAt))
      })
      sending.once('error', reject).end(body)
    })
  }
}

function eventOf(number: number) {
  const data = { refund: `tre_${number}`, payment: `tpay_${number}`, amountMinor: 990, currency: 'USD' }
  return { id: `bench_${number}`, type: 'refund.succeeded', created: new Date().toISOString(), data }
}
