import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { codes, SOUND, openWorkbench } from './workbench'

const { decode, fresh, input, look, processed, run } = openWorkbench(process.env)

const brightFrom = (frames: Buffer) => frames.findIndex((pixel) => pixel > 128) / 25
const loudFrom = (samples: Buffer) => {
  for (let at = 0; at < samples.length; at += 2) if (Math.abs(samples.readInt16LE(at)) > 3000) return at / 2 / 48_000
  return -1
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
    await run(folder, joined)
    const media = await processed(join(folder, 'in.mp3'))
    expect(codes(media)).toEqual(['no-video', 'cover-art'])
    expect(media.renditions[0]?.kind).toBe('audio')
  })

  test('that is silence has no loudness', async () => {
    const media = await processed(await input('in.wav', ['anullsrc'], '-t 1 -c:a pcm_s16le'))
    expect(media.facts.loudness).toBeUndefined()
  })
})
