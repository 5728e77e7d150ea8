import { rendition } from '@studiolo/db/schema/assets'
import { recoveryRequest } from '@studiolo/db/schema/recovery'
import type { Id } from '@studiolo/db/states/ids'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { startGenerations } from '../generation'
import { runFor, startVideo, studio } from '../testing/studio'
import type { GenerationEvidence } from './contract'
import { askRecovery } from './index'

const speech = { recipe: 'speech', input: { text: 'Listen to the rain.', language: 'en', pace: 1 } } as const

test('what the studio itself publishes is found whole; without its streaming form it is not', async () => {
  const made = await studio()
  const { ctx } = made
  const creator = await made.creator(50)
  const ask = (generationId: string, claim: 'api_error' | 'system_error') =>
    askRecovery(creator.ctx, { claim, generationId: generationId as Id<'gen'>, note: 'Something is wrong' })

  const orders = ['first', 'second'].map((name) => ({ ...speech, idempotencyKey: `speech-${name}` }))
  const { generations } = await startGenerations(creator.ctx, { orders })
  const video = await startVideo(creator.ctx)
  const live = askRecovery(creator.ctx, { claim: 'api_error', generationId: video.id as Id<'gen'>, note: 'Too slow' })
  await expect(live).rejects.toMatchObject({ kind: 'CONFLICT', meta: { reason: 'still-running' } })
  await runFor(made, 60_000)

  const [whole, broken] = generations.map(({ id }) => id)
  expect(await ask(whole ?? '', 'api_error')).toMatchObject({ state: 'declined', finding: 'delivered-as-ordered' })
  const [kept] = await ctx.db.select().from(recoveryRequest)
  const evidence = kept?.evidence as unknown as GenerationEvidence | undefined
  const files = evidence?.result?.files ?? []
  expect(files.map(({ kind, isMain }) => [kind, isMain])).toContainEqual(['mp4', true])
  expect(files.map(({ kind }) => kind)).toContain('hls')
  for (const { sizeBytes, storedBytes } of files) expect(storedBytes).toBe(sizeBytes)
  expect(new Set(evidence?.stages.map(({ state }) => state))).toEqual(new Set(['done']))

  const assetId = `ast_${broken?.slice(4)}` as Id<'ast'>
  const rows = await ctx.db.select().from(rendition).where(eq(rendition.assetId, assetId))
  const playlist = rows.find(({ kind }) => kind === 'hls')?.storageKey ?? ''
  const folder = playlist.slice(0, playlist.lastIndexOf('/') + 1)
  for await (const { key } of ctx.storage.list(folder)) if (key.endsWith('.mp4')) await ctx.storage.remove(key)
  expect(await ask(broken ?? '', 'api_error')).toMatchObject({ state: 'waiting', finding: 'result-incomplete' })

  // Five seconds at 720p were paid for, one second of 320 × 180 came.
  expect(await ask(video.id, 'api_error')).toMatchObject({ state: 'waiting', finding: 'less-than-ordered' })
})
