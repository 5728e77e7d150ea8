import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import type { RefusalCode } from './media-facts'
import { PICTURE, openWorkbench } from './workbench'

const { input, processed, written } = openWorkbench(process.env)

const cut = async (path: string) => {
  const bytes = await readFile(path)
  return written('cut', bytes.subarray(0, Math.floor(bytes.length * 0.6)))
}

const refusalOf = async (path: string): Promise<RefusalCode> => {
  const error: unknown = await processed(path).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ kind: 'UNSUPPORTED_MEDIA' })
  return (error as { meta: { reason: RefusalCode } }).meta.reason
}

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
