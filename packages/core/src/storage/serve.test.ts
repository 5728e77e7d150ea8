import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, get, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Log } from '../kernel/log'
import type { ByteRange } from '../kernel/storage'
import { createDiskStorage, type DiskStorage } from './disk'
import { createFilesDoor } from './serve'

const signingKey = Buffer.alloc(32, 3)
const start = new Date('2026-05-01T12:00:00Z')
let now = start
const clock = { now: () => now }
const failures: unknown[] = []
const log: Log = { debug() {}, info() {}, warn() {}, error: (facts) => void failures.push(facts), child: () => log }

let root: string
let storage: DiskStorage
let server: Server
let base: string
/** Set by a test that wants to see or replace the stream that is being sent. */
let seeStream: ((key: string, range?: ByteRange) => Promise<Readable>) | undefined

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'files-door-'))
  storage = createDiskStorage({ root, signingKey, clock, minFreeBytes: 0 })
  const door = createFilesDoor({
    storage: { stat: storage.stat, get: (key, range) => (seeStream ?? storage.get)(key, range) },
    signingKey,
    clock,
    log,
  })
  server = createServer((req, res) => {
    void door(req, res).then((mine) => mine || res.writeHead(418).end())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await storage.put('a/digits.mp4', Readable.from([Buffer.from('0123456789')]))
  await storage.put('a/page.html', Readable.from([Buffer.from('<script>')]))
  await storage.put('a/empty.mp4', Readable.from([]))
})
afterAll(async () => {
  server.close()
  await rm(root, { recursive: true, force: true })
})
beforeEach(() => {
  now = start
  seeStream = undefined
  failures.length = 0
})

const ask = async (key: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(base + (await storage.signedUrl(key)), { headers, method })

describe('the files door', () => {
  test('sends a whole file with what a browser must know of it', async () => {
    const answer = await ask('a/digits.mp4')
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe('0123456789')
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': '10',
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/^default-src 'none'; media-src 'self'; .*sandbox/),
      'cache-control': expect.stringMatching(/^private, max-age=2\d{4}, immutable$/),
    })
  })

  test.each([
    ['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
    ['bytes=4-', 206, '456789', 'bytes 4-9/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
    ['bytes=-100', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=8-99', 206, '89', 'bytes 8-9/10'],
    ['bytes=5-2', 200, '0123456789', null],
    ['bytes=0-1,4-5', 200, '0123456789', null],
    ['lines=0-1', 200, '0123456789', null],
    ['bytes=-', 200, '0123456789', null],
  ])('answers %s with %i', async (range, status, body, contentRange) => {
    const answer = await ask('a/digits.mp4', { range })
    expect([answer.status, await answer.text(), answer.headers.get('content-range')]).toEqual([
      status,
      body,
      contentRange,
    ])
  })

  test.each(['bytes=10-', 'bytes=10-20', 'bytes=-0'])('%s lies outside: 416', async (range) => {
    const answer = await ask('a/digits.mp4', { range })
    expect([answer.status, answer.headers.get('content-range')]).toEqual([416, 'bytes */10'])
  })

  test('HEAD says the length and sends nothing; a range is not for HEAD', async () => {
    const answer = await ask('a/digits.mp4', { range: 'bytes=0-3' }, 'HEAD')
    expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([200, '10', ''])
  })

  test('an empty file is sent as such', async () => {
    const answer = await ask('a/empty.mp4')
    expect([answer.status, answer.headers.get('content-length')]).toEqual([200, '0'])
  })

  test('a client that has the version gets 304; If-Range with another version gets the whole', async () => {
    const first = await ask('a/digits.mp4')
    await first.arrayBuffer()
    const etag = first.headers.get('etag') ?? ''
    const date = first.headers.get('last-modified') ?? ''
    expect((await ask('a/digits.mp4', { 'if-none-match': `"x", W/${etag}` })).status).toBe(304)
    expect((await ask('a/digits.mp4', { 'if-modified-since': date })).status).toBe(304)
    expect((await ask('a/digits.mp4', { 'if-none-match': '"x"', 'if-modified-since': date })).status).toBe(200)
    expect((await ask('a/digits.mp4', { range: 'bytes=0-3', 'if-range': etag })).status).toBe(206)
    expect((await ask('a/digits.mp4', { range: 'bytes=0-3', 'if-range': date })).status).toBe(206)
    expect((await ask('a/digits.mp4', { range: 'bytes=0-3', 'if-range': '"x"' })).status).toBe(200)
  })

  test('what a browser could run goes out as bytes', async () => {
    const { headers } = await ask('a/page.html')
    expect(headers.get('content-type')).toBe('application/octet-stream')
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  })

  test('a download has its name in both forms', async () => {
    const url = await storage.signedUrl('a/digits.mp4', { downloadName: '雨声"1".mp4' })
    expect((await fetch(base + url)).headers.get('content-disposition')).toBe(
      `attachment; filename="___1_.mp4"; filename*=UTF-8''%E9%9B%A8%E5%A3%B0%221%22.mp4`,
    )
  })

  test('refuses a wrong signature and an old one with 403, a missing file with 404, a write with 405', async () => {
    const url = await storage.signedUrl('a/digits.mp4')
    expect((await fetch(base + url.replace('digits', 'page'))).status).toBe(403)
    expect((await fetch(`${base}/files/x/y`)).status).toBe(403)
    expect((await ask('a/missing.mp4')).status).toBe(404)
    expect((await fetch(base + url, { method: 'PUT', body: 'x' })).status).toBe(405)
    now = new Date(start.getTime() + 8 * 3_600_000)
    const expired = await fetch(base + url)
    expect([expired.status, expired.headers.get('cache-control')]).toEqual([403, 'no-store'])
  })

  test('leaves other paths to the next door', async () => {
    expect((await fetch(`${base}/elsewhere`)).status).toBe(418)
  })

  test('closes the file when the client leaves, and reports no failure', async () => {
    const sent = new PassThrough()
    seeStream = async () => sent
    const closed = new Promise((resolve) => sent.once('close', resolve))
    sent.write('0')
    const request = get(base + (await storage.signedUrl('a/digits.mp4')))
    const [response] = await once(request, 'response')
    await once(response, 'data')
    request.destroy()
    await closed
    expect(sent.destroyed).toBe(true)
    expect(failures).toEqual([])
  })

  test('a file that cannot be read is a 500 without its reason, and is logged', async () => {
    seeStream = async () => {
      throw new Error('EIO on /secret/path')
    }
    const answer = await ask('a/digits.mp4')
    expect([answer.status, await answer.text()]).toEqual([500, 'The file could not be read.'])
    expect(failures).toHaveLength(1)
  })
})
