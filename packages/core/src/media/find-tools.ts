import { accessSync, constants, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { ConfigError } from '../kernel/config'
import { AppError } from '../kernel/errors'
import { runChild, STANDARD_PATH } from './child'
import { findSandbox, type Sandbox } from './sandbox'

export type ToolSource = 'configured' | 'ffmpeg-static' | 'system' | 'package'

export interface Tool {
  path: string
  /** As the tool says it: `5.1.9-0+deb12u1`, or `N-47683-g0e8eb07980` for a build between releases. */
  version: string
  source: ToolSource
  /** The year its copyright line ends with: the only age that builds between releases tell. */
  year: number
}

export interface MediaTools {
  ffmpeg: Tool & { encoders: ReadonlySet<string>; filters: ReadonlySet<string>; muxers: ReadonlySet<string> }
  ffprobe: Tool
  sandbox: Sandbox
  /** Codes for the doctor and the admin's system page. */
  warnings: MediaToolsWarning[]
}

export type MediaToolsWarning =
  /** Older than FFmpeg 6 (2023): security mends are missing. */
  | { code: 'ffmpeg-old'; version: string; year: number }
  | { code: 'no-sandbox'; reason: string }
  /** Children have no network, but what they may write is not limited. */
  | { code: 'sandbox-files-writable' }
  | { code: 'missing-feature'; feature: string }

export interface FindOptions {
  ffmpegPath?: string
  ffprobePath?: string
  sandbox?: 'auto' | 'off'
  /** Where system programs are looked for, as in `PATH`. */
  searchPath?: string
}

type Candidate = [source: ToolSource, path: string | null]

const require = createRequire(import.meta.url)
const YEAR_OF_FFMPEG_6 = 2023
const NEEDED = {
  encoders: ['libx264', 'aac'],
  filters: ['scale', 'ebur128', 'fps', 'zscale', 'tonemap', 'drawtext'],
  muxers: ['hls', 'mp4'],
}
const found = new Map<string, Promise<MediaTools>>()

/**
 * FFmpeg and ffprobe: the one whose path is configured, and no other; else the first that exists and answers of
 * ffmpeg-static, the system's, the one in `@ffmpeg-installer` / `@ffprobe-installer`. Asked once per process. Throws
 * ConfigError that names FFMPEG_PATH or FFPROBE_PATH when such a path is wrong, UNAVAILABLE when there is none.
 */
export function findMediaTools(options: FindOptions = {}): Promise<MediaTools> {
  const key = JSON.stringify([options.ffmpegPath, options.ffprobePath, options.sandbox, options.searchPath])
  const known = found.get(key)
  if (known) return known
  const looking = look(options)
  found.set(key, looking)
  looking.catch(() => found.delete(key))
  return looking
}

/** What is wrong with the configured paths, a line a variable; nothing where they answer, or where none is configured. */
export async function configuredToolProblems({ ffmpegPath, ffprobePath }: FindOptions): Promise<string[]> {
  const problemOf = async (variable: string, name: string, path: string | undefined) => {
    const answer = path ? await ask(name, 'configured', path) : null
    return answer && 'problem' in answer ? [`${variable}: ${answer.problem}`] : []
  }
  const found = await Promise.all([
    problemOf('FFMPEG_PATH', 'ffmpeg', ffmpegPath),
    problemOf('FFPROBE_PATH', 'ffprobe', ffprobePath),
  ])
  return found.flat()
}

async function look(options: FindOptions): Promise<MediaTools> {
  const { ffmpegPath, ffprobePath, sandbox: wanted = 'auto', searchPath = STANDARD_PATH } = options
  const problems = await configuredToolProblems(options)
  if (problems.length > 0) throw new ConfigError(problems)
  const findProgram = (name: string) => findIn(searchPath, name)
  const ffmpegs: Candidate[] = [
    ['ffmpeg-static', packagedPath('ffmpeg-static')],
    ['system', findProgram('ffmpeg')],
    ['package', packagedPath('@ffmpeg-installer/ffmpeg')],
  ]
  const ffprobes: Candidate[] = [
    ['system', findProgram('ffprobe')],
    ['package', packagedPath('@ffprobe-installer/ffprobe')],
  ]
  const [ffmpeg, ffprobe] = await Promise.all([
    firstThatAnswers('ffmpeg', ffmpegPath ? [['configured', ffmpegPath]] : ffmpegs),
    firstThatAnswers('ffprobe', ffprobePath ? [['configured', ffprobePath]] : ffprobes),
  ])
  const [encoders, filters, muxers, sandbox] = await Promise.all([
    listNames(ffmpeg.path, '-encoders'),
    listNames(ffmpeg.path, '-filters'),
    listNames(ffmpeg.path, '-muxers'),
    wanted === 'off'
      ? ({ kind: 'none', reason: 'switched off' } as const)
      : findSandbox(findProgram, [ffmpeg.path, ffprobe.path]),
  ])
  const features = { encoders, filters, muxers }
  return { ffmpeg: { ...ffmpeg, ...features }, ffprobe, sandbox, warnings: warningsFor(ffmpeg, features, sandbox) }
}

function warningsFor(
  ffmpeg: Tool,
  features: Record<keyof typeof NEEDED, ReadonlySet<string>>,
  sandbox: Sandbox,
): MediaToolsWarning[] {
  const warnings: MediaToolsWarning[] = []
  const major = /^(\d+)\./.exec(ffmpeg.version)?.[1]
  const isOld = major === undefined ? ffmpeg.year < YEAR_OF_FFMPEG_6 : Number(major) < 6
  if (isOld) warnings.push({ code: 'ffmpeg-old', version: ffmpeg.version, year: ffmpeg.year })
  if (sandbox.kind === 'none') warnings.push({ code: 'no-sandbox', reason: sandbox.reason })
  if (sandbox.kind === 'unshare') warnings.push({ code: 'sandbox-files-writable' })
  for (const kind of ['encoders', 'filters', 'muxers'] as const) {
    const missing = NEEDED[kind].filter((name) => !features[kind].has(name))
    warnings.push(
      ...missing.map((name) => ({ code: 'missing-feature' as const, feature: `${kind.slice(0, -1)} ${name}` })),
    )
  }
  return warnings
}

async function firstThatAnswers(name: string, candidates: Candidate[]): Promise<Tool> {
  const tried: string[] = []
  for (const [source, path] of candidates) {
    if (!path) continue
    const answer = await ask(name, source, path)
    if ('tool' in answer) return answer.tool
    tried.push(`${answer.problem} (${source})`)
  }
  throw new AppError('UNAVAILABLE', {
    message: `no ${name} found: ${tried.join('; ') || 'nothing to try'}`,
    meta: { tool: name },
  })
}

async function ask(name: string, source: ToolSource, path: string): Promise<{ tool: Tool } | { problem: string }> {
  if (!existsSync(path)) return { problem: `there is no ${path}` }
  const text = await outputOf(path, ['-version'])
  const version = new RegExp(`^${name} version (\\S+)`).exec(text)?.[1]
  if (!version) return { problem: `${path} does not run, or is no ${name}` }
  return { tool: { path, source, version, year: Number(/Copyright \(c\) \d{4}-(\d{4})/.exec(text)?.[1] ?? 0) } }
}

async function listNames(path: string, flag: string): Promise<ReadonlySet<string>> {
  const text = await outputOf(path, ['-hide_banner', flag])
  const names = text.split('\n').flatMap((line) => /^ +[A-Z.|]+ +([A-Za-z0-9_,-]+) /.exec(line)?.[1]?.split(',') ?? [])
  return new Set(names)
}

async function outputOf(path: string, args: string[]): Promise<string> {
  const chunks: Buffer[] = []
  await runChild({ command: path, args, timeoutMs: 10_000, niceness: 0, onStdout: (chunk) => chunks.push(chunk) })
  return Buffer.concat(chunks).toString('utf8')
}

function findIn(searchPath: string, name: string): string | null {
  for (const folder of searchPath.split(delimiter)) {
    const path = join(folder, name)
    try {
      accessSync(path, constants.X_OK)
      return path
    } catch {
      continue
    }
  }
  return null
}

/** The path a binary's package names; null when the package, or the part of it for this machine, is not installed. */
function packagedPath(packageName: string): string | null {
  try {
    const answer: unknown = require(packageName)
    if (typeof answer === 'string') return answer
    if (typeof answer === 'object' && answer !== null && 'path' in answer && typeof answer.path === 'string')
      return answer.path
    return null
  } catch {
    return null
  }
}
