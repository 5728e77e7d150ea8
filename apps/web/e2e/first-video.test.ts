import { readFile } from 'node:fs/promises'
import { spawnSync } from 'node:child_process'
import { findMediaTools } from '@studiolo/core/media'
import { expect, test } from 'vitest'
import { register, somebody } from './harness/people'
import { playToTheEnd } from './harness/player'
import { balanceOf, cardOf, compose, percentsSeen, watchPercents } from './harness/studio'
import { openVisit } from './harness/visit'

const prompt = 'Rain on a tin roof, a lamp in the window'

test('a newcomer registers, makes a first video with the welcome credits, watches it and takes it home', async () => {
  const visit = await openVisit()
  const { page, say } = visit
  await register(visit, somebody('newcomer'))
  await balanceOf(page, say, 8).waitFor()

  const create = await compose(visit, { prompt })
  expect(await create.textContent()).toContain(say('generation.composer.create', { credits: 7 }))
  await watchPercents(page)
  await create.click()
  const card = cardOf(page, prompt)
  await card.getByText(say('generation.outcome.held', { credits: 7 })).waitFor()
  await balanceOf(page, say, 1).waitFor()
  await card.getByRole('link', { name: say('generation.actions.download') }).waitFor({ timeout: 90_000 })
  const seen = (await percentsSeen(page)) ?? []
  expect(seen.length).toBeGreaterThan(1)
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  await card.getByText(say('generation.outcome.charged', { credits: 7 })).waitFor()

  const playlists: string[] = []
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.m3u8')) playlists.push(response.url())
  })
  await card.getByRole('heading').getByRole('link').click()
  await page.waitForURL('**/g/gen_*')
  const played = await playToTheEnd(page, say)
  expect(played.source).toMatch(/^blob:/)
  expect(playlists.length).toBeGreaterThan(1)
  expect(played.durationSeconds).toBeCloseTo(5, 0)
  expect(Math.abs(played.playedSeconds - played.durationSeconds)).toBeLessThan(0.2)

  await page.getByRole('button', { name: say('generation.actions.download') }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: say('generation.files.mp4') }).click()
  const file = await (await downloading).path()
  expect((await readFile(file)).subarray(4, 8).toString()).toBe('ftyp')
  expect(await lengthOf(file)).toBeCloseTo(5, 0)

  await page
    .getByRole('link', { name: say('shell.credits'), exact: true })
    .first()
    .click()
  await page.waitForURL('**/credits')
  const available = page.getByRole('region', { name: say('credits.balance.available') })
  expect(await available.innerText()).toMatch(/^Available\s+1\s+credit\b/)
  await page.getByRole('link', { name: say('credits.latest.all') }).click()
  await page.waitForURL('**/credits/statement')
  const movements = page.getByRole('table', { name: say('credits.statement.title') }).getByRole('row')
  const lineOf = (text: string, kind: string) =>
    movements.filter({ hasText: text }).filter({ has: page.getByRole('cell', { name: kind, exact: true }) })
  await lineOf(say('credits.source.welcome'), say('credits.movement.grant')).getByText('+8').waitFor()
  await lineOf(prompt, say('credits.movement.hold')).getByText('−7').waitFor()
  await lineOf(prompt, say('credits.movement.capture')).getByText('−7').waitFor()
  expect(await movements.filter({ hasText: prompt }).count()).toBe(2)
})

/** Seconds, after every frame was decoded. */
async function lengthOf(file: string): Promise<number> {
  const { ffprobe } = await findMediaTools()
  const args = ['-v', 'error', '-count_frames', '-show_entries', 'format=duration:stream=nb_read_frames', '-of', 'json']
  const { stdout, stderr } = spawnSync(ffprobe.path, [...args, file], { encoding: 'utf8' })
  expect(stderr).toBe('')
  const { format, streams } = JSON.parse(stdout) as {
    format: { duration: string }
    streams: { nb_read_frames: string }[]
  }
  expect(streams).toHaveLength(2)
  for (const stream of streams) expect(Number(stream.nb_read_frames)).toBeGreaterThan(100)
  return Number(format.duration)
}
