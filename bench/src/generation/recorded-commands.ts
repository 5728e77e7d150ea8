import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Stands in FFmpeg's place in a worker: notes what it is asked to do, then lets FFmpeg do it. */
export interface Recorder {
  /** For `FFMPEG_PATH`. */
  script: string
  /** What was asked for since, in order; questions about FFmpeg itself are left out. */
  commands(): Promise<Command[]>
}

interface Command {
  cwd: string
  /** Folders that were there when it started, as seen from `cwd`. */
  folders: string[]
  args: string[]
}

export async function createRecorder(dir: string, ffmpeg: string): Promise<Recorder> {
  const [script, notes] = [join(dir, 'recording-ffmpeg'), join(dir, 'commands')]
  const block = [
    `printf 'cwd:%s\\n' "$PWD"`,
    `find . -mindepth 1 -type d -exec printf 'dir:%s\\n' {} \\;`,
    `for word in "$@"; do printf 'arg:%s\\n' "$word"; done`,
    `printf '\\n'`,
  ].join('; ')
  await writeFile(notes, '')
  await writeFile(script, `#!/bin/sh\n{ ${block}; } >> '${notes}'\nexec '${ffmpeg}' "$@"\n`)
  await chmod(script, 0o755)
  return {
    script,
    async commands() {
      const blocks = (await readFile(notes, 'utf8')).split('\n\n').filter((block) => block.includes('arg:'))
      return blocks.map(parseBlock).filter(({ args }) => args.includes('-i'))
    },
  }
}

function parseBlock(block: string): Command {
  const tagged = (tag: string) =>
    block.split('\n').flatMap((line) => (line.startsWith(`${tag}:`) ? [line.slice(tag.length + 1)] : []))
  return { cwd: tagged('cwd')[0] ?? '', folders: tagged('dir'), args: tagged('arg') }
}

/** The same commands on the same file, one after another, in a folder of their own. Answers the ms they took. */
export async function runBare(dir: string, ffmpeg: string, input: string, commands: Command[]): Promise<number> {
  const own = await mkdtemp(join(dir, 'bare-'))
  await copyFile(input, join(own, 'input'))
  const startedAt = performance.now()
  for (const { cwd, folders, args } of commands) {
    const scratch = dirname(cwd)
    const here = cwd.replace(scratch, own)
    for (const folder of ['.', ...folders]) await mkdir(join(here, folder), { recursive: true })
    const words = args.map((word) => word.replaceAll(scratch, own))
    const child = spawn(ffmpeg, words, { cwd: here, stdio: 'ignore' })
    const [code] = await once(child, 'exit')
    if (code !== 0) throw new Error(`a bare command ended with ${code}: ${words.join(' ')}`)
  }
  const tookMs = performance.now() - startedAt
  await rm(own, { recursive: true })
  return tookMs
}
