import { createLog } from '@studiolo/core/kernel/log'
import { LIVE_CHANNEL } from '@studiolo/core/notify'
import { testDatabase } from '@studiolo/core/testing/database'
import { createServer, connect, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { openEar } from './live-ear'

/** A wire to Postgres that can be stopped without being cut: what a lost network looks like. */
async function openWire(target: URL) {
  const sockets = new Set<Socket>()
  const stops = new Set<{ now: boolean }>()
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname)
    sockets.add(client).add(upstream)
    const stopped = { now: false }
    stops.add(stopped)
    client.on('data', (bytes) => void (stopped.now || upstream.write(bytes)))
    upstream.on('data', (bytes) => void (stopped.now || client.write(bytes)))
    for (const socket of [client, upstream]) socket.on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = new URL(target)
  url.port = String(typeof address === 'object' && address ? address.port : 0)
  return {
    url: url.href,
    freeze: () => stops.forEach((stop) => (stop.now = true)),
    close: () => {
      sockets.forEach((socket) => socket.destroy())
      server.close()
    },
  }
}

test('a connection that died without a word is replaced, and everybody told to look', async () => {
  const database = await testDatabase()
  const wire = await openWire(new URL(database.url))
  const events: string[] = []
  let gaps = 0
  let onGap = () => {}
  const ear = await openEar({
    url: wire.url,
    log: createLog({ name: 'test', level: 'silent' }),
    onEvent: (userId, id) => events.push(`${userId} ${id}`),
    onGap: () => {
      gaps += 1
      onGap()
    },
    pulseMs: 150,
  })
  expect(gaps).toBe(1)
  const replaced = new Promise<void>((resolve) => {
    onGap = resolve
  })
  wire.freeze()
  await replaced
  const call = async () => {
    await database.sql.notify(LIVE_CHANNEL, 'usr_1:7')
    return events.length
  }
  await expect.poll(call, { timeout: 10_000 }).toBeGreaterThan(0)
  expect(events[0]).toBe('usr_1 7')
  await ear.close()
  wire.close()
})
