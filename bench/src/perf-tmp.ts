import { grantCredits } from '@studiolo/core/credits'
import { inTransaction } from '@studiolo/core/kernel/context'
import { withInstance } from './instance/instance'
import { signIn, startWeb } from './instance/web-server'
import autocannon from 'autocannon'
import { startBareNext } from './web/bare-next'
import { firstMessage } from './instance/children'
import { listenToQueries } from './web/queries'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

function cpu(pids: number[]): number {
  return pids.reduce((sum, pid) => {
    try {
      const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      return sum + (Number(f[11]) + Number(f[12])) * 10
    } catch {
      return sum
    }
  }, 0)
}
function kids(pid: number): number[] {
  return readdirSync('/proc')
    .filter((n) => /^\d+$/.test(n))
    .map(Number)
    .filter((n) => {
      try {
        return Number(readFileSync(`/proc/${n}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]) === pid
      } catch {
        return false
      }
    })
}

await withInstance(
  async (instance) => {
    const { user, cookie, token } = await signIn(instance)
    for (let line = 0; line < 20; line++) {
      const grant = { userId: user.id, amount: 10, source: 'admin', reason: 'bench' } as const
      await inTransaction(instance.ctx, (ctx) => grantCredits(ctx, { ...grant, idempotencyKey: `bench:${line}` }))
    }
    const start = instance.children.start
    let webPid = 0
    instance.children.start = (o) => {
      const child = start({
        ...o,
        args: [...(process.env['PROF'] ? ['--cpu-prof', '--cpu-prof-dir=/tmp/perf'] : []), ...o.args],
      })
      webPid = child.pid ?? 0
      return child
    }
    const pg = Number(readFileSync(`${instance.dir}/postgres/postmaster.pid`, 'utf8').split('\n')[0])
    const rivals: [string, string, number][] = []
    if (process.env['RIVALS']) {
      const q = await listenToQueries(instance.ctx, instance.database.url, token, 20)
      const next = await startBareNext(instance, cookie.name, q)
      rivals.push(['next', next, webPid])
      const f = instance.children.start({
        name: 'fastify',
        args: [
          '--import',
          'tsx',
          new URL('./web/fastify-server.ts', import.meta.url).pathname,
          instance.database.url,
          cookie.name,
          JSON.stringify(q),
        ],
        env: instance.env,
      })
      rivals.push(['fastify', `http://127.0.0.1:${await firstMessage(f)}/statement`, webPid])
    }
    const web = await startWeb(instance)
    for (const [name, url, pid] of rivals)
      for (const duration of [3, 5, 5]) {
        const b = [cpu([pid]), cpu(kids(pg))]
        const seen = await autocannon({
          url,
          connections: 32,
          duration,
          headers: { cookie: `${cookie.name}=${cookie.value}` },
        })
        const a = [cpu([pid]), cpu(kids(pg))],
          n = seen.requests.total
        console.log(
          name,
          'cpu us/request: web',
          Math.round((((a[0] ?? 0) - (b[0] ?? 0)) * 1000) / n),
          'postgres',
          Math.round((((a[1] ?? 0) - (b[1] ?? 0)) * 1000) / n),
          'rate',
          seen.requests.total / seen.duration,
        )
      }
    const input = encodeURIComponent(JSON.stringify({ json: { limit: 20 } }))
    for (const path of (process.env['PATHS'] ?? 'credits.statement').split(',')) {
      const url = path.startsWith('/') ? web + path : `${web}/api/trpc/${path}?input=${input}`
      for (const duration of [3, Number(process.env['SECS'] ?? 5)]) {
        const b = [cpu([webPid]), cpu(kids(pg))]
        const seen = await autocannon({
          url,
          connections: 32,
          duration,
          headers: { cookie: `${cookie.name}=${cookie.value}` },
        })
        const a = [cpu([webPid]), cpu(kids(pg))],
          n = seen.requests.total
        console.log(
          'cpu us/request: web',
          Math.round((((a[0] ?? 0) - (b[0] ?? 0)) * 1000) / n),
          'postgres',
          Math.round((((a[1] ?? 0) - (b[1] ?? 0)) * 1000) / n),
        )
        console.log(path, seen.requests.total / seen.duration, seen.latency.p99, seen.non2xx)
      }
    }
    await delay(100)
  },
  { LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'info' },
)
