import { assert, constantFrom, integer, pre, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { filesKey, signFileUrl, verifySignedUrl } from './signed-url'

const key = filesKey(Buffer.alloc(32, 7))
const now = new Date('2026-05-01T12:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const sign = (name: string, downloadName?: string) => signFileUrl(key, { key: name, now, seconds: 600, downloadName })

describe('a signed address', () => {
  test('grants its file until it expires', () => {
    const url = sign('assets/ast_1/video.mp4')
    expect(verifySignedUrl(key, url, later(599))).toMatchObject({
      state: 'granted',
      grant: { key: 'assets/ast_1/video.mp4' },
    })
    expect(verifySignedUrl(key, url, later(800))).toEqual({ state: 'expired' })
  })

  test('stays the same for a while, so that a browser may cache what it names', () => {
    const again = signFileUrl(key, { key: 'a/b.mp4', now: later(1), seconds: 21_600 })
    expect(signFileUrl(key, { key: 'a/b.mp4', now, seconds: 21_600 })).not.toBe('')
    expect(signFileUrl(key, { key: 'a/b.mp4', now: later(1800), seconds: 21_600 })).toBe(again)
  })

  test('of a playlist grants what the playlist names beside and below it, and nothing outside', () => {
    const master = sign('assets/ast_1/hls/master.m3u8')
    const beside = (relative: string) => verifySignedUrl(key, new URL(relative, `http://x${master}`).pathname, now)
    expect(beside('720p.m3u8')).toMatchObject({ grant: { key: 'assets/ast_1/hls/720p.m3u8' } })
    expect(beside('720p/0.m4s')).toMatchObject({ grant: { key: 'assets/ast_1/hls/720p/0.m4s' } })
    expect(beside('../video.mp4')).toEqual({ state: 'refused' })
  })

  test('of a file grants no neighbour', () => {
    const url = sign('assets/ast_1/video.mp4')
    expect(verifySignedUrl(key, url.replace('video.mp4', 'other.mp4'), now)).toEqual({ state: 'refused' })
    expect(verifySignedUrl(key, `${url}/more`, now)).toEqual({ state: 'refused' })
  })

  test('carries the download name under the signature', () => {
    const url = sign('assets/ast_1/video.mp4', '雨 & "wind".mp4')
    expect(verifySignedUrl(key, url, now)).toMatchObject({ grant: { downloadName: '雨 & "wind".mp4' } })
    expect(verifySignedUrl(key, url.replace('wind', 'mine'), now)).toEqual({ state: 'refused' })
    expect(verifySignedUrl(key, url.split('?')[0] ?? '', now)).toEqual({ state: 'refused' })
  })

  test('of another key is refused', () => {
    expect(verifySignedUrl(filesKey(Buffer.alloc(32, 8)), sign('a/b'), now)).toEqual({ state: 'refused' })
  })

  test('with any character changed is refused', () => {
    const url = sign('assets/ast_1/video.mp4')
    const position = integer({ min: 0, max: url.length - 1 })
    assert(
      property(position, constantFrom(...'abz09-_/.%?'), (at, char) => {
        pre(url[at] !== char)
        const changed = url.slice(0, at) + char + url.slice(at + 1)
        expect(verifySignedUrl(key, changed, now).state).toBe(changed.split('?')[0] === url ? 'granted' : 'refused')
      }),
    )
  })
})
