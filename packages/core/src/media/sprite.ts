import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { MADE } from './ladder-command'
import type { ThumbPlan } from './plan'

export interface SpriteFacts {
  columns: number
  rows: number
  tileWidth: number
  tileHeight: number
  intervalSeconds: number
  tiles: number
}

/** Tiles the thumbnails into one picture and writes the WebVTT that says which tile shows when. */
export async function makeSprite(folder: string, plan: ThumbPlan, durationMs: number): Promise<SpriteFacts> {
  const thumbs = (await readdir(join(folder, MADE.thumbs))).toSorted().map((name) => join(folder, MADE.thumbs, name))
  // A film of one picture may be too short for the thumbnail filter.
  const pictures =
    thumbs.length > 0 ? thumbs : [await sharp(join(folder, MADE.poster)).resize(plan.width, plan.height).toBuffer()]
  const columns = Math.min(plan.columns, pictures.length)
  const rows = Math.ceil(pictures.length / columns)
  const tiles = pictures.map((input, index) => ({
    input,
    left: (index % columns) * plan.width,
    top: Math.floor(index / columns) * plan.height,
  }))
  await sharp({ create: { width: columns * plan.width, height: rows * plan.height, channels: 3, background: 'black' } })
    .composite(tiles)
    .jpeg({ quality: 72 })
    .toFile(join(folder, MADE.sprite))
  const facts = {
    columns,
    rows,
    tileWidth: plan.width,
    tileHeight: plan.height,
    intervalSeconds: plan.intervalSeconds,
    tiles: tiles.length,
  }
  await writeFile(join(folder, MADE.spriteVtt), spriteVtt(facts, durationMs))
  return facts
}

/** Cues whose text is an address with the tile's place (W3C Media Fragments §4.2.2). */
export function spriteVtt(
  { columns, tileWidth, tileHeight, intervalSeconds, tiles }: SpriteFacts,
  durationMs: number,
): string {
  const cues = Array.from({ length: tiles }, (_, index) => {
    const start = index * intervalSeconds * 1000
    const end = index === tiles - 1 ? Math.max(durationMs, start + 1) : start + intervalSeconds * 1000
    const place = `${(index % columns) * tileWidth},${Math.floor(index / columns) * tileHeight},${tileWidth},${tileHeight}`
    return `${timestamp(start)} --> ${timestamp(end)}\nsprite.jpg#xywh=${place}\n`
  })
  return `WEBVTT\n\n${cues.join('\n')}`
}

function timestamp(ms: number): string {
  const whole = Math.round(ms)
  const parts = [Math.floor(whole / 3_600_000), Math.floor(whole / 60_000) % 60, Math.floor(whole / 1000) % 60]
  return `${parts.map((part) => String(part).padStart(2, '0')).join(':')}.${String(whole % 1000).padStart(3, '0')}`
}
