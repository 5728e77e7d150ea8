import { symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { runFfmpeg, type MediaTools } from '../../../media'
import { frameSize, type TaskOf } from '../../contract'
import { filmArgs, filmFiles, titleEms } from './picture/film'
import { startFilmThread } from './picture/film-thread'
import { countFrames, type FrameSize } from './picture/paint-frames'
import { composeTitle, type Title } from './picture/title'
import { composeScene } from './scene/compose-scene'
import type { Look, Scene } from './scene/scene'

export interface RenderRun {
  /** Everything is made in here. */
  folder: string
  tools: MediaTools
  signal: AbortSignal
  onProgress(percent: number): void
}

export interface Rendered {
  path: string
  /** The name's ending, without the dot. */
  extension: 'mp4' | 'm4a'
  mimeType: string
}

export interface FilmPlan {
  scene: Scene
  title: Title
  size: FrameSize
}

/** Painted at two thirds and scaled up: little is lost, and it is twice as fast. */
const PAINTED_SHARE = 2 / 3
/** Looks without a sharp edge anywhere can be painted smaller still. */
const SOFT_SHARE = 0.56
const softLooks: ReadonlySet<Look> = new Set(['ink', 'clouds', 'ripples', 'silk'])
/** The shorter side above which more pixels are not worth their time. */
const MAX_PAINTED_SIDE = 620
/** Making the sound takes about this share of a render. */
const SOUND_PERCENT = 6
/** What the encoder has left is done quickly. */
const PAINTED_PERCENT = 96

/** Renders a text-to-video task: its scene, under a title from its prompt. */
export function renderVideo(task: TaskOf<'text-to-video'>, run: RenderRun): Promise<Rendered> {
  const size = frameSize(task.resolution, task.aspectRatio)
  return renderFilm({ scene: composeScene(task), title: composeTitle(task.prompt, titleEms(size)), size }, run)
}

/** Makes the sound first, then the picture, painted while FFmpeg encodes it. Rejects with the signal's reason when aborted. */
export async function renderFilm({ scene, title, size }: FilmPlan, run: RenderRun): Promise<Rendered> {
  const { folder, tools, signal, onProgress } = run
  const painted = paintedSize(size, softLooks.has(scene.look) ? SOFT_SHARE : PAINTED_SHARE)
  const lettering = tools.ffmpeg.filters.has('drawtext') && (await layOutLetters(folder, title))
  const frames = countFrames(scene)
  // Progress is what is painted: the encoder holds back some seconds to look ahead, so it would stand still at first.
  const thread = startFilmThread(
    { scene, painted, soundPath: join(folder, filmFiles.sound), framesPath: join(folder, filmFiles.frames) },
    {
      signal,
      onFrame: (framesPainted) =>
        onProgress(SOUND_PERCENT + (framesPainted / frames) * (PAINTED_PERCENT - SOUND_PERCENT)),
    },
  )
  try {
    await thread.ready
    onProgress(SOUND_PERCENT)
    await runFfmpeg({
      tools,
      args: filmArgs({ painted, size, seconds: scene.seconds, titleLines: title.lines.length, lettering }),
      cwd: folder,
      signal,
      durationMs: scene.seconds * 1000,
    })
    await thread.finished
    onProgress(100)
  } finally {
    await thread.close()
  }
  return { path: join(folder, filmFiles.result), extension: 'mp4', mimeType: 'video/mp4' }
}

function paintedSize({ width, height }: FrameSize, wanted: number): FrameSize {
  const share = Math.min(wanted, MAX_PAINTED_SIDE / Math.min(width, height))
  const even = (side: number) => Math.max(2, Math.round((side * share) / 2) * 2)
  return { width: even(width), height: even(height) }
}

/** Puts the words into files and the font beside them. Answers whether there is a font: it is an optional package. */
async function layOutLetters(folder: string, { lines, mark }: Title): Promise<boolean> {
  const font = findFont()
  if (font === null) return false
  await symlink(font, join(folder, filmFiles.font))
  await writeFile(join(folder, filmFiles.mark), mark)
  for (const [index, line] of lines.entries()) await writeFile(join(folder, filmFiles.line(index)), line)
  return true
}

function findFont(): string | null {
  try {
    const entry = createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')
    return join(entry, '../../fonts/NotoSansHans-DemiLight.otf')
  } catch {
    return null
  }
}
