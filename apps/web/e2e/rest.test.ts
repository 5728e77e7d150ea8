import { expect, inject, test } from 'vitest'
import { openVisit } from './harness/visit'
import { printDemoKey } from './harness/instance'

interface Answer {
  success: boolean
  data: { id: string; status: string; credits: number; assets: { url: string; mimeType: string }[] }
}

const order = {
  recipe: 'text-to-video',
  input: {
    prompt: 'Reeds in the wind, asked for by a script',
    aspectRatio: '16:9',
    durationSeconds: 5,
    resolution: '720p',
  },
}

test('a script makes a video with a key, however often it asks', async () => {
  const facts = inject('instance')
  const printed = printDemoKey(facts)
  expect(printed).toMatchObject({ status: 0, stderr: '' })
  const key = printed.stdout.trim()
  expect(key).toMatch(/^\S{20,}$/)

  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...init.headers }
    const response = await fetch(new URL(path, facts.url), { ...init, headers })
    return { status: response.status, ...((await response.json()) as Answer) }
  }
  const quoted = await ask('/api/v1/quotes', { method: 'POST', body: JSON.stringify(order) })
  expect(quoted).toMatchObject({ status: 200, success: true, data: { credits: 7 } })

  const start = () =>
    ask('/api/v1/generations', {
      method: 'POST',
      headers: { 'idempotency-key': 'reeds-in-the-wind-1' },
      body: JSON.stringify({ ...order, maxCredits: 7 }),
    })
  const [started, repeated] = [await start(), await start()]
  expect([started.status, repeated.status]).toEqual([201, 200])
  expect(repeated.data.id).toBe(started.data.id)

  const path = `/api/v1/generations/${started.data.id}`
  await expect.poll(async () => (await ask(path)).data.status, { timeout: 90_000, interval: 500 }).toBe('succeeded')
  const [asset] = (await ask(path)).data.assets
  const head = await fetch(new URL(asset?.url ?? '', facts.url), { headers: { range: 'bytes=0-11' } })
  expect([head.status, head.headers.get('content-type')]).toEqual([206, 'video/mp4'])
  expect(
    Buffer.from(await head.arrayBuffer())
      .subarray(4, 8)
      .toString(),
  ).toBe('ftyp')

  // Opened by itself it plays too; nothing in its page may run, which Chromium mentions.
  const { page, allow } = await openVisit()
  allow(/Blocked script execution/)
  await page.goto(asset?.url ?? '')
  const film = page.locator('video')
  await film.evaluate((film: HTMLVideoElement) => film.play())
  const position = () => film.evaluate((film: HTMLVideoElement) => film.currentTime)
  await expect.poll(position, { timeout: 20_000 }).toBeGreaterThan(1)
})

test('the API describes itself, to machines and to people', async () => {
  const { page, say } = await openVisit()
  const document = await page.request.get('/api/v1/openapi.json')
  expect(document.status()).toBe(200)
  expect(await document.json()).toMatchObject({
    openapi: expect.stringMatching(/^3\.1/),
    paths: { '/generations': expect.anything() },
  })
  await page.goto('/docs/api')
  await page.getByRole('heading', { name: say('reference.title') }).waitFor()
  await page.getByText('/generations', { exact: true }).first().waitFor()
})
