import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { createConfigReader, type Environment } from '../kernel/config'
import { runChild } from './child'
import type { NoteCode } from './media-facts'
import { mediaTools, processMedia, type ProcessedMedia } from './process-media'
import { runFfmpeg } from './run-ffmpeg'

/** A second of picture and of sound, as sources for `input`. */
export const PICTURE = 'testsrc2=s=320x180:r=25:d=1'
export const SOUND = 'sine=f=440:d=1'

/** For tests with real files: makes inputs with FFmpeg, processes them, looks at what came out, and cleans up. */
export function openWorkbench(env: Environment) {
  const ctx = { config: createConfigReader(env) }
  let root = ''
  let cases = 0
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'workbench-'))
  })
  afterAll(() => rm(root, { recursive: true, force: true }))

  /** A new empty folder. */
  const fresh = () => mkdtemp(join(root, `case-${cases++}-`))
  const run = async (cwd: string, args: string[]) => runFfmpeg({ tools: await mediaTools(ctx), args, cwd })

  return {
    fresh,
    run,

    /** Makes a file with FFmpeg from lavfi sources and options. */
    async input(name: string, sources: string[], options: string): Promise<string> {
      const folder = await fresh()
      await run(folder, [...sources.flatMap((source) => ['-f', 'lavfi', '-i', source]), ...options.split(' '), name])
      return join(folder, name)
    },

    /** A file with this content. */
    async written(name: string, content: string | Buffer): Promise<string> {
      const path = join(await fresh(), name)
      await writeFile(path, content)
      return path
    },

    processed: async (path: string): Promise<ProcessedMedia> =>
      processMedia(ctx, { inputPath: path, scratchDir: await fresh() }),

    /** What ffprobe says of a file that was made, a line a stream or packet. */
    async look(media: ProcessedMedia, file: string, entries: string): Promise<string[]> {
      const { ffprobe } = await mediaTools(ctx)
      const chunks: Buffer[] = []
      const args = ['-v', 'error', '-show_entries', entries, '-of', 'csv=p=0', join(media.folder, file)]
      await runChild({ command: ffprobe.path, args, onStdout: (chunk) => chunks.push(chunk) })
      return Buffer.concat(chunks).toString().trim().split(/\s+/)
    },

    /** Decodes something raw: `-f s16le` samples, `-f rawvideo` pixels. */
    async decode(media: ProcessedMedia, file: string, options: string): Promise<Buffer> {
      await run(media.folder, ['-i', file, ...options.split(' '), 'decoded.raw'])
      return readFile(join(media.folder, 'decoded.raw'))
    },
  }
}

/** What was unusual about a source. */
export function codes(media: ProcessedMedia): NoteCode[] {
  return media.facts.notes.map(({ code }) => code)
}
