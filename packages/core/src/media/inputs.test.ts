import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createConfigReader } from '../kernel/config'
import { mediaTools, processMedia, type ProcessedMedia } from './process-media'
import type { NoteCode, RefusalCode } from './media-facts'
import { runFfmpeg } from './run-ffmpeg'
import { runChild } from './child'

const ctx = { config: createConfigReader(process.env) }
vi.setConfig({ testTimeout: 30_000 })

const PICTURE = 'testsrc2=s=320x180:r=25:d=1'
const SOUND = 'sine=f=440:d=1'

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'inputs-'))
})
afterAll(() => rm(root, { recursive: true, force: true }))

let made = 0
async function fresh(): Promise<string> {
  return mkdtemp(join(root, `case-${made++}-`))
}

/** Makes an input with FFmpeg from lavfi sources and options. */
async function input(name: string, sources: string[], options: string): Promise<string> {
  const folder = await fresh()
  const inputs = sources.flatMap((source) => ['-f', 'lavfi', '-i', source])
  await runFfmpeg({ tools: await mediaTools(ctx), args: [...inputs, ...options.split(' '), name], cwd: folder })
  return join(folder, name)
}

async function written(name: string, content: string | Buffer): Promise<string> {
  const path = join(await fresh(), name)
  await writeFile(path, content)
  return path
}

const processed = async (path: string): Promise<ProcessedMedia> =>
  processMedia(ctx, { inputPath: path, scratchDir: await fresh() })
const codes = (media: ProcessedMedia): NoteCode[] => media.facts.notes.map(({ code }) => code)

/** What ffprobe says of a file that was made. */
async function look(media: ProcessedMedia, file: string, entries: string): Promise<string[]> {
  const { ffprobe } = await mediaTools(ctx)
  const chunks: Buffer[] = []
  const args = ['-v', 'error', '-show_entries', entries, '-of', 'csv=p=0', join(media.folder, file)]
  await runChild({ command: ffprobe.path, args, onStdout: (chunk) => chunks.push(chunk) })
  return Buffer.concat(chunks).toString().trim().split(/\s+/)
}

/** Decodes something raw: `-f s16le` samples, `-f rawvideo` pixels. */
async function decode(media: ProcessedMedia, file: string, options: string): Promise<Buffer> {
  await runFfmpeg({
    tools: await mediaTools(ctx),
    args: ['-i', file, ...options.split(' '), 'decoded.raw'],
    cwd: media.folder,
  })
  return readFile(join(media.folder, 'decoded.raw'))
}

async function posterColor(media: ProcessedMedia, x: number, y: number): Promise<'red' | 'blue' | 'other'> {
  const { data, info } = await sharp(join(media.folder, 'poster.jpg')).raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels
  const [red = 0, , blue = 0] = data.subarray(at, at + 3)
  if (red > 150 && blue < 100) return 'red'
  return blue > 150 && red < 100 ? 'blue' : 'other'
}

/** Writes a display matrix into the track header: what a telephone held sideways does (ISO/IEC 14496-12 §8.3.2). */
async function rotate(path: string, clockwise: 90 | 180 | 270): Promise<string> {
  const bytes = await readFile(path)
  const matrix = bytes.indexOf('tkhd') + 4 + 40
  const one = 0x10000
  const turns = { 90: [0, one, -one, 0], 180: [-one, 0, 0, -one], 270: [0, -one, one, 0] }[clockwise]
  for (const [index, value] of turns.entries()) bytes.writeInt32BE(value, matrix + ([0, 4, 12, 16][index] ?? 0))
  return written('turned.mp4', bytes)
}

const brightFrom = (frames: Buffer) => frames.findIndex((pixel) => pixel > 128) / 25
const loudFrom = (samples: Buffer) => {
  for (let at = 0; at < samples.length; at += 2) if (Math.abs(samples.readInt16LE(at)) > 3000) return at / 2 / 48_000
  return -1
}

const cut = async (path: string) => {
  const bytes = await readFile(path)
  return written('cut', bytes.subarray(0, Math.floor(bytes.length * 0.6)))
}

const refusalOf = async (path: string): Promise<RefusalCode> => {
  const error: unknown = await processed(path).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ kind: 'UNSUPPORTED_MEDIA' })
  return (error as { meta: { reason: RefusalCode } }).meta.reason
}

describe('an ordinary film', () => {
  test('becomes a ladder, a whole file, a poster, a sprite, a preview, peaks and a report', async () => {
    const media = await processed(
      await input(
        'in.mp4',
        ['testsrc2=s=1280x720:r=30:d=3', 'sine=f=440:d=3'],
        '-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac',
      ),
    )
    expect(media.facts).toMatchObject({ width: 1280, height: 720, hasAudio: true })
    expect(media.facts.durationMs).toBe(3000)
    expect(media.facts.loudness?.integratedLufs).toBeCloseTo(-21.8, 0)
    expect(media.renditions.map(({ kind }) => kind)).toEqual([
      'mp4',
      'poster',
      'preview',
      'sprite',
      'sprite-vtt',
      'peaks',
      'report',
      'hls',
    ])
    expect(await look(media, 'video.mp4', 'stream=codec_name,width,height,start_time')).toEqual([
      'h264,1280,720,0.000000',
      'aac,0.000000',
    ])
    expect(await look(media, 'preview.mp4', 'stream=codec_type,width')).toEqual(['video,640'])
    expect(await look(media, 'hls/360p.mp4', 'stream=width,height')).toEqual(['640,360'])
    const master = await readFile(join(media.folder, 'hls/master.m3u8'), 'utf8')
    expect(master).toMatch(
      /CODECS="avc1\.6400[0-9a-f]{2},mp4a\.40\.2",RESOLUTION=1280x720,FRAME-RATE=30\.000,AUDIO="audio"\n720p\.m3u8/,
    )
    const files = media.renditions.flatMap(({ file, companions }) => [file, ...companions])
    expect(files.filter((file) => !existsSync(join(media.folder, file)))).toEqual([])
    const { width, height } = await sharp(join(media.folder, 'sprite/sprite.jpg')).metadata()
    expect([width, height]).toEqual([960, 90])
  })

  test('keeps picture and sound together, in the whole file and in the ladder', async () => {
    const flash = "color=black:s=320x180:r=25:d=2,drawbox=c=white:t=fill:enable='between(t,1,1.2)'"
    const beep = "aevalsrc='0.8*sin(2000*2*PI*t)*between(t,1,1.2)':s=48000:d=2"
    const media = await processed(
      await input('sync.mp4', [flash, beep], '-c:v libx264 -bf 3 -pix_fmt yuv420p -c:a aac'),
    )
    const pixel = '-an -vf scale=1:1,format=gray -f rawvideo'
    const samples = '-vn -ac 1 -ar 48000 -f s16le'
    expect(brightFrom(await decode(media, 'video.mp4', pixel))).toBe(1)
    expect(loudFrom(await decode(media, 'video.mp4', samples))).toBeCloseTo(1, 2)
    expect(brightFrom(await decode(media, 'hls/180p.mp4', pixel))).toBe(1)
    // Players of the ladder do not cut the encoder's 1024 samples of silence: 21 ms, far below what an eye notices.
    expect(loudFrom(await decode(media, 'hls/audio.mp4', samples))).toBeCloseTo(1.02, 1)
  })

  test('that already conforms is copied, not encoded again', async () => {
    const options = '-c:v libx264 -preset ultrafast -crf 30 -pix_fmt yuv420p -g 50 -keyint_min 50 -sc_threshold 0'
    const media = await processed(await input('in.mp4', ['testsrc=s=640x360:r=25:d=5'], options))
    expect(media.renditions.at(-1)?.facts).toMatchObject({ rungs: [{ name: '360p', source: 'copy' }] })
    expect(await look(media, 'video.mp4', 'stream=start_time,nb_frames')).toEqual(['0.000000,125'])
    expect((await readFile(join(media.folder, 'hls/360p.m3u8'), 'utf8')).match(/#EXTINF:[\d.]+/g)).toEqual([
      '#EXTINF:2.000000',
      '#EXTINF:2.000000',
      '#EXTINF:1.000000',
    ])
  })
})

describe('an unusual film comes out right', () => {
  test.each([
    [90, [180, 320], ['red', 'blue'], 'vertical'],
    [180, [320, 180], ['blue', 'red'], 'horizontal'],
    [270, [180, 320], ['blue', 'red'], 'vertical'],
  ] as const)('turned by %i degrees', async (degrees, size, colors, direction) => {
    const halves = 'color=red:s=320x180:r=25:d=1,drawbox=x=160:y=0:w=160:h=180:c=blue:t=fill'
    const media = await processed(
      await rotate(await input('in.mp4', [halves], '-c:v libx264 -pix_fmt yuv420p'), degrees),
    )
    expect([media.facts.width, media.facts.height]).toEqual(size)
    const [first, second] =
      direction === 'vertical'
        ? [
            [0.5, 0.2],
            [0.5, 0.8],
          ]
        : [
            [0.2, 0.5],
            [0.8, 0.5],
          ]
    expect([
      await posterColor(media, first?.[0] ?? 0, first?.[1] ?? 0),
      await posterColor(media, second?.[0] ?? 0, second?.[1] ?? 0),
    ]).toEqual(colors)
    expect(codes(media)).toContain('rotated')
  })

  test('with a changing frame rate gets a steady one', async () => {
    const media = await processed(
      await input(
        'in.mp4',
        ['testsrc2=s=320x180:r=30:d=2,select=lt(t\\,1)+not(mod(n\\,4))'],
        '-vsync vfr -c:v libx264 -pix_fmt yuv420p',
      ),
    )
    expect(codes(media)).toContain('variable-frame-rate')
    const durations = new Set(await look(media, 'video.mp4', 'packet=duration'))
    expect(durations.size).toBe(1)
    expect(media.facts.durationMs).toBeGreaterThan(1600)
  })

  test('of an odd size is made even', async () => {
    const media = await processed(await input('in.mkv', ['testsrc=s=321x181:r=25:d=1'], '-c:v ffv1 -pix_fmt yuv444p'))
    expect([media.facts.width, media.facts.height]).toEqual([322, 182])
    expect(codes(media)).toContain('odd-size')
  })

  test('with oblong pixels gets square ones', async () => {
    const media = await processed(
      await input('in.mp4', ['testsrc2=s=320x360:r=25:d=1,setsar=2/1'], '-c:v libx264 -pix_fmt yuv420p'),
    )
    expect(await look(media, 'video.mp4', 'stream=width,height,sample_aspect_ratio')).toEqual(['640,360,1:1'])
    expect(codes(media)).toContain('non-square-pixels')
  })

  test('with 10 bits becomes one that browsers decode', async () => {
    const media = await processed(
      await input('in.mkv', ['testsrc2=s=320x180:r=25:d=1'], '-c:v ffv1 -pix_fmt yuv420p10le'),
    )
    expect(await look(media, 'video.mp4', 'stream=profile,pix_fmt')).toEqual(['High,yuv420p'])
    expect(codes(media)).toContain('high-bit-depth')
  })

  test('in high dynamic range is mapped to what screens show, its thumbnails too', async () => {
    const grey = 'color=0x808080:s=320x180:r=25:d=1,format=yuv420p10le'
    const media = await processed(
      await input('in.mkv', [grey], '-c:v ffv1 -color_trc smpte2084 -color_primaries bt2020 -colorspace bt2020nc'),
    )
    expect(codes(media)).toEqual(expect.arrayContaining(['hdr', 'high-bit-depth']))
    expect(await look(media, 'video.mp4', 'stream=pix_fmt')).toEqual(['yuv420p'])
    const { channels } = await sharp(join(media.folder, 'sprite/sprite.jpg')).stats()
    const brightness = channels[0]?.mean ?? 0
    // Half of the PQ scale is about 92 nits: near white on an ordinary screen, not mid grey.
    expect(brightness).toBeGreaterThan(150)
  })

  test('that is interlaced and begins late is woven and begins at zero', async () => {
    const media = await processed(
      await input(
        'in.ts',
        ['testsrc2=s=320x180:r=50:d=1,interlace', SOUND],
        '-c:v mpeg2video -flags +ilme+ildct -top 1 -b:v 2M -c:a mp2 -f mpegts',
      ),
    )
    expect(codes(media)).toEqual(expect.arrayContaining(['interlaced', 'non-zero-start']))
    expect(await look(media, 'video.mp4', 'stream=start_time')).toEqual(['0.000000', '0.000000'])
  })

  test('without sound has none', async () => {
    const media = await processed(await input('in.mp4', [PICTURE], '-c:v libx264 -pix_fmt yuv420p'))
    expect(media.facts).toMatchObject({ hasAudio: false, durationMs: 1000 })
    expect(codes(media)).toContain('no-audio')
    expect(await readFile(join(media.folder, 'hls/master.m3u8'), 'utf8')).not.toContain('AUDIO')
  })

  test('with six channels and two tracks gets two channels of the first', async () => {
    const surround = 'aevalsrc=0.1*sin(440*2*PI*t)|0|0|0|0|0:c=5.1:d=1'
    const media = await processed(
      await input('in.mkv', [PICTURE, surround, SOUND], '-map 0 -map 1 -map 2 -c:v libx264 -pix_fmt yuv420p -c:a aac'),
    )
    expect(codes(media)).toEqual(expect.arrayContaining(['multichannel-audio', 'several-audio-tracks']))
    expect(await look(media, 'video.mp4', 'stream=codec_name,channels')).toEqual(['h264', 'aac,2'])
  })

  test('whose sound begins later keeps the silence before it', async () => {
    const folder = await fresh()
    const late = ['-f', 'lavfi', '-i', PICTURE, '-itsoffset', '0.5', '-f', 'lavfi', '-i', 'sine=f=440:d=0.5']
    await runFfmpeg({
      tools: await mediaTools(ctx),
      args: [...late, '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac', 'in.mkv'],
      cwd: folder,
    })
    const media = await processed(join(folder, 'in.mkv'))
    const samples = await decode(media, 'video.mp4', '-vn -ac 1 -ar 8000 -f s16le')
    const first = Array.from({ length: samples.length / 2 }, (_, at) =>
      Math.abs(samples.readInt16LE(at * 2)),
    ).findIndex((level) => level > 500)
    expect(first / 8000).toBeCloseTo(0.5, 1)
  })

  test('of one picture is a film of one picture', async () => {
    const media = await processed(await input('in.mp4', [PICTURE], '-frames:v 1 -c:v libx264 -pix_fmt yuv420p'))
    expect(await look(media, 'video.mp4', 'stream=nb_frames')).toEqual(['1'])
    expect(existsSync(join(media.folder, 'sprite/sprite.jpg'))).toBe(true)
  })

  test('that is a GIF moves', async () => {
    const media = await processed(await input('in.gif', ['testsrc2=s=320x180:r=10:d=1'], '-f gif'))
    expect(media.facts).toMatchObject({ width: 320, height: 180, hasAudio: false })
    expect(Number(await look(media, 'video.mp4', 'stream=nb_frames'))).toBeGreaterThanOrEqual(10)
  })

  test('with alpha and a wrong name is read for what it is', async () => {
    const webm = await input(
      'in.webm',
      ['testsrc2=s=320x180:r=10:d=1,format=yuva420p'],
      '-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -auto-alt-ref 0',
    )
    const media = await processed(await written('in.mp4', await readFile(webm)))
    expect(media.facts.source.container).toBe('matroska')
    expect(codes(media)).toContain('alpha')
    expect(await look(media, 'video.mp4', 'stream=pix_fmt')).toEqual(['yuv420p'])
  })

  test('half an hour long at one picture a second takes few pictures', async () => {
    const media = await processed(await input('in.mkv', ['color=c=gray:s=64x36:r=1:d=1800'], '-c:v ffv1'))
    expect(media.facts.durationMs).toBe(1_800_000)
    expect(media.renditions.find(({ kind }) => kind === 'sprite')?.facts).toMatchObject({
      intervalSeconds: 12,
      tiles: 150,
    })
  })
})

describe('sound alone', () => {
  test('becomes a file, a ladder of one, peaks and loudness', async () => {
    const media = await processed(await input('in.wav', ['sine=f=440:d=3'], '-c:a pcm_s16le'))
    expect(media.renditions.map(({ kind }) => kind)).toEqual(['audio', 'peaks', 'report', 'hls'])
    expect(media.facts).toMatchObject({ hasAudio: true, width: undefined })
    expect(media.facts.durationMs).toBeGreaterThanOrEqual(3000)
    expect(await look(media, 'audio.m4a', 'stream=codec_name,channels')).toEqual(['aac,1'])
    const dat = await readFile(join(media.folder, 'peaks.dat'))
    expect([
      dat.readInt32LE(0),
      dat.readUInt32LE(4),
      dat.readInt32LE(8),
      dat.readUInt32LE(16),
      dat.readInt32LE(20),
    ]).toEqual([2, 1, 8000, 300, 1])
    expect(dat.length).toBe(24 + 600)
  })

  test('with a cover is still sound', async () => {
    const cover = await input('cover.png', ['color=red:s=64x64:d=1'], '-frames:v 1')
    const song = await input('song.mp3', [SOUND], '-c:a libmp3lame')
    const folder = await fresh()
    const joined = [
      '-i',
      song,
      '-i',
      cover,
      '-map',
      '0',
      '-map',
      '1',
      '-c',
      'copy',
      '-id3v2_version',
      '3',
      '-disposition:v',
      'attached_pic',
      'in.mp3',
    ]
    await runFfmpeg({ tools: await mediaTools(ctx), args: joined, cwd: folder })
    const media = await processed(join(folder, 'in.mp3'))
    expect(codes(media)).toEqual(['no-video', 'cover-art'])
    expect(media.renditions[0]?.kind).toBe('audio')
  })

  test('that is silence has no loudness', async () => {
    const media = await processed(await input('in.wav', ['anullsrc'], '-t 1 -c:a pcm_s16le'))
    expect(media.facts.loudness).toBeUndefined()
  })
})

describe('what is not taken is refused with its reason', () => {
  test('an empty file, a text, a picture', async () => {
    expect(await refusalOf(await written('a.mp4', ''))).toBe('empty')
    expect(await refusalOf(await written('a.mp4', 'hello, this is no film'))).toBe('text')
    expect(await refusalOf(await input('a.png', ['color=red:s=64x64:d=1'], '-frames:v 1'))).toBe('picture')
  })

  test.each([
    [
      'an HLS playlist',
      (secret: string) => `#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile://${secret}\n#EXT-X-ENDLIST\n`,
    ],
    ['a concat list', (secret: string) => `ffconcat version 1.0\nfile '${secret}'\n`],
  ])('%s that calls itself .mp4 and names a file of the machine', async (_name, playlist) => {
    const secret = await input('secret.ts', [PICTURE], '-c:v libx264 -pix_fmt yuv420p -f mpegts')
    expect(await refusalOf(await written('in.mp4', playlist(secret)))).toBe('playlist')
  })

  test('a playlist behind the first bytes of a container', async () => {
    const secret = await input('secret.ts', [PICTURE], '-c:v libx264 -pix_fmt yuv420p -f mpegts')
    const hidden = Buffer.concat([
      Buffer.from('\x1a\x45\xdf\xa3', 'latin1'),
      Buffer.from(`\n#EXTM3U\n#EXTINF:1,\nfile://${secret}\n`),
    ])
    expect(await refusalOf(await written('in.mp4', hidden))).toBe('unreadable')
  })

  test('a film that was cut off, wherever its index lies', async () => {
    const film = 'testsrc2=s=320x180:r=25:d=4'
    const encode = '-c:v libx264 -pix_fmt yuv420p'
    expect(await refusalOf(await cut(await input('in.mp4', [film], encode)))).toBe('truncated')
    expect(await refusalOf(await cut(await input('in.mp4', [film], `${encode} -movflags +faststart`)))).toBe(
      'truncated',
    )
    expect(await refusalOf(await cut(await input('in.mkv', [film], encode)))).toBe('truncated')
  })

  test('noise behind a container’s first bytes', async () => {
    const noise = Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251))
    expect(await refusalOf(await written('in.webm', Buffer.concat([Buffer.from('1a45dfa3', 'hex'), noise])))).toBe(
      'unreadable',
    )
  })

  test('more streams than a film has', async () => {
    const maps = Array.from({ length: 65 }, () => '-map 0').join(' ')
    expect(await refusalOf(await input('in.mkv', ['anullsrc=r=8000:cl=mono'], `${maps} -t 0.1 -c:a pcm_s16le`))).toBe(
      'too-many-streams',
    )
  })
})
