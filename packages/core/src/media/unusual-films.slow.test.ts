import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { ProcessedMedia } from './process-media'
import { codes, PICTURE, SOUND, openWorkbench } from './workbench'

const { decode, fresh, input, look, processed, run, written } = openWorkbench(process.env)

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
    await run(folder, [...late, '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac', 'in.mkv'])
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
