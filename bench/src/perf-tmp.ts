import { grantCredits } from '@studiolo/core/credits'
import { inTransaction } from '@studiolo/core/kernel/context'
import { withInstance } from './instance/instance'
import { signIn, startWeb } from './instance/web-server'
import autocannon from 'autocannon'
import { setTimeout as delay } from 'node:timers/promises'

await withInstance(async (instance) => {
  const { user, cookie } = await signIn(instance)
  for (let line = 0; line < 20; line++) {
    const grant = { userId: user.id, amount: 10, source: 'admin', reason: 'bench' } as const
    await inTransaction(instance.ctx, (ctx) => grantCredits(ctx, { ...grant, idempotencyKey: `bench:${line}` }))
  }
  const start = instance.children.start
  if (process.env['PROF']) instance.children.start = (o) => start({ ...o, args: ['--cpu-prof', '--cpu-prof-dir=/tmp/perf', ...o.args] })
  const web = await startWeb(instance)
  const input = encodeURIComponent(JSON.stringify({ json: { limit: 20 } }))
  for (const path of (process.env['PATHS'] ?? 'credits.statement').split(',')) {
    const url = path.startsWith('/') ? web + path : `${web}/api/trpc/${path}?input=${input}`
    for (const duration of [2, 4]) {
      const seen = await autocannon({ url, connections: 32, duration, headers: { cookie: `${cookie.name}=${cookie.value}` } })
      console.log(path, seen.requests.total / seen.duration, seen.latency.p99, seen.non2xx)
    }
  }
  await delay(100)
}, { LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'info' })
