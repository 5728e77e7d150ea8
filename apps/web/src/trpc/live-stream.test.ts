import type { LiveMessage } from '@studiolo/api'
import { expect, test } from 'vitest'
import { startLiveStream, type LiveSource } from './live-stream'

/** A browser with some tabs: one lock, one channel, a server that remembers who holds a stream. */
function openBrowser() {
  const waiting: (() => void)[] = []
  let held = false
  const locks = {
    request: (async (_name: string, { signal }: { signal: AbortSignal }, lead: () => Promise<void>) => {
      if (held) {
        await new Promise<void>((resolve, reject) => {
          waiting.push(resolve)
          signal.addEventListener('abort', () => reject(signal.reason))
        })
      }
      held = true
      await lead()
      held = false
      waiting.shift()?.()
    }) as unknown as LockManager['request'],
  }
  const tabs = new Set<(event: MessageEvent) => void>()
  const openChannel = () => {
    let own = (_: MessageEvent) => {}
    return {
      postMessage: (data: unknown) => tabs.forEach((tab) => tab !== own && tab({ data } as MessageEvent)),
      addEventListener: (_type: string, listener: (event: MessageEvent) => void) => {
        own = listener
        tabs.add(own)
      },
      close: () => void tabs.delete(own),
    } as unknown as BroadcastChannel
  }
  const streams: { from: string | null; on: Parameters<LiveSource['open']>[1] }[] = []
  const open = () => {
    const seen: LiveMessage[] = []
    let connects = 0
    const stop = startLiveStream({
      userId: 'usr_1',
      locks,
      channel: openChannel(),
      onMessage: (message) => void seen.push(message),
      onConnected: () => void (connects += 1),
      source: {
        open: (from, on) => {
          const stream = { from, on }
          streams.push(stream)
          return () => void streams.splice(streams.indexOf(stream), 1)
        },
      },
    })
    return { seen, stop, connects: () => connects }
  }
  return { open, streams }
}

const event = (n: number): LiveMessage => ({ type: 'counted', payload: { n } })
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('three tabs share one stream and all hear everything once', async () => {
  const { open, streams } = openBrowser()
  const tabs = [open(), open(), open()]
  await turn()
  expect(streams).toHaveLength(1)
  streams[0]?.on.connected()
  streams[0]?.on.event('1', event(1))
  streams[0]?.on.event('1', event(1))
  streams[0]?.on.event('2', event(2))
  for (const tab of tabs) {
    expect(tab.seen).toEqual([event(1), event(2)])
    expect(tab.connects()).toBe(1)
  }
})

test('when the tab with the stream closes, the next goes on from the last event', async () => {
  const { open, streams } = openBrowser()
  const [first, second] = [open(), open()]
  await turn()
  expect(streams.map(({ from }) => from)).toEqual([null])
  streams[0]?.on.event('7', event(7))
  first.stop()
  await turn()
  expect(streams.map(({ from }) => from)).toEqual(['7'])
  streams[0]?.on.event('8', event(8))
  expect(second.seen).toEqual([event(7), event(8)])
  expect(first.seen).toEqual([event(7)])
})

test('a tab that only waited leaves without a trace', async () => {
  const { open, streams } = openBrowser()
  const [first, second] = [open(), open()]
  await turn()
  second.stop()
  first.stop()
  await turn()
  expect(streams).toHaveLength(0)
})
