import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '@studiolo/core/kernel/clock'
import { createConfigReader } from '@studiolo/core/kernel/config'
import { createLog } from '@studiolo/core/kernel/log'
import { mediaTools, processMedia, publishMedia, runFfmpeg } from '@studiolo/core/media'
import { createDiskStorage } from '@studiolo/core/storage'
import { median, report, rounded } from './measure'

/**
 * A 30 s clip, 1080p30 with sound, from the file that arrived to the files in storage, against nothing but the FFmpeg
 * commands that this runs: they are written down by a script in FFmpeg's place and then run bare, one after another.
 */

const TARGET = 1.1
const ROUNDS = 5
const SECONDS = 30

const log = createLog({ name: 'bench', level: 'warn' })
const dir = await mkdtemp(join(tmpdir(), 'studiolo-media-'))
try {
  await measure()
} finally {
  await rm(dir, { recursive: true, force: true })
}

async function measure(): Promise<void> {
  const input = await makeClip()
  const commands = await recordCommands(input)
  const seen = { ratios: [] as number[], controls: [] as number[], added: [] as number[], bare: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    const before = await timed(() => runBare(commands))
    const whole = await timed(() => wholePath(input, process.env))
    const after = await timed(() => runBare(commands))
    const bare = (before + after) / 2
    seen.ratios.push(whole / bare)
    seen.controls.push(after / before)
    seen.added.push(whole - bare)
    seen.bare.push(bare)
    process.stdout.write(`bare ${Math.round(before)} and ${Math.round(after)} ms, whole path ${Math.round(whole)} ms\n`)
  }
  report({
    name: 'generation-media',
    ratio: rounded(median(seen.ratios)),
    unit: `whole media path of a ${SECONDS} s clip / its bare FFmpeg commands`,
    target: TARGET,
    rounds: ROUNDS,
    control: rounded(median(seen.controls)),
    addedMs: Math.round(median(seen.added)),
    bareMs: Math.round(median(seen.bare)),
  })
}

async function makeClip(): Promise<string> {
  const tools = await mediaTools({ config: createConfigReader(process.env) })
  const sources = `-f lavfi -i testsrc2=s=1920x1080:r=30:d=${SECONDS} -f lavfi -i anoisesrc=d=${SECONDS}:a=0.1:c=pink`
  const encode = '-c:v libx264 -preset veryfast -crf 20 -g 250 -pix_fmt yuv420p -c:a aac -b:a 192k clip.mp4'
  await runFfmpeg({ tools, cwd: dir, args: `${sources} ${encode}`.split(' ') })
  return join(dir, 'clip.mp4')
}

/** Probe to publish, as a worker does it; the files go into a storage that is thrown away. */
async function wholePath(inputPath: string, env: NodeJS.ProcessEnv): Promise<void> {
  const scratchDir = await mkdtemp(join(dir, 'whole-'))
  const storage = createDiskStorage({
    root: join(scratchDir, 'storage'),
    signingKey: Buffer.alloc(32),
    clock: systemClock,
  })
  const media = await processMedia({ config: createConfigReader(env) }, { inputPath, scratchDir, onProgress: () => {} })
  await publishMedia({ storage, log }, { prefix: 'assets/bench', media })
  await rm(scratchDir, { recursive: true })
}

/** Runs the path once with a script in FFmpeg's place that notes each command and its folder, then runs it. */
async function recordCommands(input: string): Promise<string[]> {
  const { ffmpeg, ffprobe } = await mediaTools({ config: createConfigReader(process.env) })
  const [script, notes] = [join(dir, 'ffmpeg'), join(dir, 'commands')]
  const note = `{ for word in "$@"; do printf '%s\\n' "$word"; done; printf '\\n'; } >> '${notes}'`
  const isListing = '-version|-hide_banner\\ -encoders|-hide_banner\\ -filters|-hide_banner\\ -muxers'
  await writeFile(script, `#!/bin/sh\ncase "$*" in ${isListing}) ;; *) ${note} ;; esac\nexec '${ffmpeg.path}' "$@"\n`)
  await chmod(script, 0o755)
  const recording = {
    FFMPEG_PATH: script,
    FFPROBE_PATH: ffprobe.path,
    STUDIOLO_MEDIA_SANDBOX: 'off',
    NODE_ENV: undefined,
  }
  await wholePath(input, recording as unknown as NodeJS.ProcessEnv)
  const recorded = await readFile(notes, 'utf8')
  return recorded
    .trimEnd()
    .split('\n\n')
    .map((words) => JSON.stringify([ffmpeg.path, ...words.split('\n')]))
}

async function runBare(commands: string[]): Promise<void> {
  const cwd = await mkdtemp(join(dir, 'bare-'))
  for (const name of ['hls', 'thumbs', 'sprite']) await mkdir(join(cwd, name))
  for (const command of commands) {
    const [path = '', ...args]: string[] = JSON.parse(command)
    const child = spawn(path, args, { cwd, stdio: 'ignore' })
    const [code] = await once(child, 'exit')
    if (code !== 0) throw new Error(`a bare command ended with ${code}`)
  }
  await rm(cwd, { recursive: true })
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}
