import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findEverything } from './findings'

test('a demo that others reach sells nothing, and its doctor says which variable lets them in', async () => {
  const STUDIOLO_DATA = await mkdtemp(join(tmpdir(), 'studiolo-doctor-'))
  const { PATH } = process.env
  try {
    const of = async (env: Record<string, string>) =>
      (await findEverything({ PATH, STUDIOLO_DATA, ...env })).find(({ part }) => part === 'Selling')
    expect(await of({})).toMatchObject({ state: 'good', found: expect.stringContaining('test gateway') })
    expect(await of({ HOST: '0.0.0.0' })).toMatchObject({ state: 'weak', costs: expect.stringContaining('HOST') })
    const APP_URL = 'https://studio.example.org'
    expect(await of({ APP_URL })).toMatchObject({ state: 'weak', costs: expect.stringContaining('APP_URL') })
    expect(await of({ APP_URL, STRIPE_SECRET_KEY: 'sk_live_1' })).toEqual({
      part: 'Selling',
      state: 'good',
      found: 'Stripe',
    })
  } finally {
    await rm(STUDIOLO_DATA, { recursive: true, force: true })
  }
})

test('a tool that somebody named and that does not answer is missing, whatever else is installed', async () => {
  const STUDIOLO_DATA = await mkdtemp(join(tmpdir(), 'studiolo-doctor-'))
  const { PATH } = process.env
  try {
    const of = async (env: Record<string, string>) =>
      (await findEverything({ PATH, STUDIOLO_DATA, ...env })).find(({ part }) => part === 'FFmpeg')
    expect(await of({})).not.toMatchObject({ state: 'missing' })
    expect(await of({ FFMPEG_PATH: '/nowhere/ffmpeg', FFPROBE_PATH: process.execPath })).toMatchObject({
      state: 'missing',
      found: `FFMPEG_PATH: there is no /nowhere/ffmpeg; FFPROBE_PATH: ${process.execPath} does not run, or is no ffprobe`,
    })
  } finally {
    await rm(STUDIOLO_DATA, { recursive: true, force: true })
  }
})
