import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ConfigError, createConfigReader } from '../kernel/config'
import { findMediaTools } from './find-tools'
import { mediaTools } from './process-media'
import { FfmpegError, runFfmpeg } from './run-ffmpeg'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tools-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const config = createConfigReader(process.env)

async function program(name: string, script: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, `#!/bin/sh\n${script}\n`)
  await chmod(path, 0o755)
  return path
}

describe('the tools', () => {
  test('are found with what they can do', async () => {
    const tools = await mediaTools({ config })
    expect(tools.ffmpeg.encoders.has('libx264')).toBe(true)
    expect(tools.ffmpeg.filters.has('ebur128')).toBe(true)
    expect(tools.ffmpeg.muxers.has('hls')).toBe(true)
    expect(tools.warnings.filter(({ code }) => code === 'missing-feature')).toEqual([])
  })

  test('a configured path that is wrong is told by its variable, never passed over', async () => {
    const broken = await program('broken', 'exit 1')
    const missing = join(folder, 'missing')
    const wrong = findMediaTools({ ffmpegPath: broken, ffprobePath: missing, sandbox: 'off' })
    await expect(wrong).rejects.toBeInstanceOf(ConfigError)
    await expect(wrong).rejects.toMatchObject({
      problems: [`FFMPEG_PATH: ${broken} does not run, or is no ffmpeg`, `FFPROBE_PATH: there is no ${missing}`],
    })
    const mistaken = findMediaTools({ ffprobePath: (await mediaTools({ config })).ffmpeg.path, sandbox: 'off' })
    await expect(mistaken).rejects.toThrow(/^FFPROBE_PATH: .* is no ffprobe$/)
  })

  test('the configured one is taken; an old version and what it lacks are said', async () => {
    const path = await program('ffmpeg', 'echo "ffmpeg version 4.1.2 Copyright (c) 2000-2019 the FFmpeg developers"')
    const { ffmpeg, warnings } = await findMediaTools({ ffmpegPath: path, sandbox: 'off' })
    expect(ffmpeg).toMatchObject({ path, version: '4.1.2', source: 'configured', year: 2019 })
    expect(warnings).toEqual(
      expect.arrayContaining([
        { code: 'ffmpeg-old', version: '4.1.2', year: 2019 },
        { code: 'no-sandbox', reason: 'switched off' },
        { code: 'missing-feature', feature: 'encoder libx264' },
      ]),
    )
  })

  test('a sandbox that the kernel does not allow is not used', async () => {
    await program('bwrap', 'exit 1')
    await program('unshare', 'exit 1')
    const { sandbox } = await findMediaTools({ searchPath: folder })
    expect(sandbox).toEqual({
      kind: 'none',
      reason: expect.stringMatching(
        /^bwrap cannot run .*ffmpeg, or is not allowed by the kernel; unshare cannot run .*ffmpeg, or is not allowed by the kernel$/,
      ),
    })
  })

  test('a tool behind a link is seen in the sandbox too', async () => {
    const said = 'echo "ffmpeg version 7.0 Copyright (c) 2000-2024 the FFmpeg developers"'
    await mkdir(join(folder, 'far'))
    await mkdir(join(folder, 'near'))
    const ffmpegPath = join(folder, 'near/ffmpeg')
    await symlink(await program('far/ffmpeg', said), ffmpegPath)
    const { sandbox } = await findMediaTools({ ffmpegPath })
    expect(sandbox).toEqual((await findMediaTools()).sandbox)
  })

  test('a sandbox in which ffprobe would not run is not used', async () => {
    const said = 'echo "ffprobe version 7.0 Copyright (c) 2007-2024 the FFmpeg developers"'
    await mkdir(join(folder, 'near'))
    await writeFile(join(folder, 'needed'), '')
    const ffprobePath = await program('near/ffprobe', `cat ${join(folder, 'needed')} && ${said}`)
    const { sandbox } = await findMediaTools({ ffprobePath })
    expect(sandbox.kind).not.toBe('bubblewrap')
  })
})

describe('a run of FFmpeg', () => {
  test('that fails says why', async () => {
    const failed = runFfmpeg({
      tools: await mediaTools({ config }),
      args: ['-i', 'missing.mp4', 'out.mp4'],
      cwd: folder,
    })
    await expect(failed).rejects.toBeInstanceOf(FfmpegError)
    await expect(failed).rejects.toMatchObject({
      kind: 'RENDER_FAILED',
      reason: 'failed',
      stderrTail: expect.stringContaining('No such file'),
    })
  })

  test('that takes too long is ended', async () => {
    const args = ['-re', '-f', 'lavfi', '-i', 'testsrc=d=100', '-f', 'null', '-']
    await expect(
      runFfmpeg({ tools: await mediaTools({ config }), args, cwd: folder, timeoutMs: 300 }),
    ).rejects.toMatchObject({ reason: 'timed-out' })
  })

  test('has no network in a sandbox, and without one the tools say so', async () => {
    const tools = await mediaTools({ config })
    let connections = 0
    const server = createServer((socket) => {
      connections++
      socket.destroy()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const args = ['-f', 'lavfi', '-i', 'anullsrc', '-t', '0.1', '-f', 'wav', `tcp://127.0.0.1:${port}`]
    await runFfmpeg({ tools, args, cwd: folder }).catch(() => {})
    server.close()
    const isFenced = tools.sandbox.kind !== 'none'
    expect(connections > 0).toBe(!isFenced)
    expect(tools.warnings.some(({ code }) => code === 'no-sandbox')).toBe(!isFenced)
  })
})
