import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Storage } from '../kernel/storage'

/** Opens a fresh, empty storage; `close` removes whatever it made. */
export type OpenForSuite = () => Promise<{ storage: Storage; close(): Promise<void> }>

/** What every implementation of Storage must do; run by the tests of each. */
export function testStorage(name: string, open: OpenForSuite): void {
  describe(`${name} keeps the storage contract`, () => {
    let opened: Awaited<ReturnType<OpenForSuite>>
    let folder: string
    beforeEach(async () => {
      opened = await open()
      folder = await mkdtemp(join(tmpdir(), 'storage-suite-'))
    })
    afterEach(async () => {
      await opened.close()
      await rm(folder, { recursive: true, force: true })
    })
    const part = async (key: string, start: number, end: number) =>
      (await buffer(await opened.storage.get(key, { start, end }))).toString()
    const put = (key: string, text: string) => opened.storage.put(key, Readable.from([Buffer.from(text)]))
    const read = async (key: string) => (await buffer(await opened.storage.get(key))).toString()

    test('what was put can be read, looked at, replaced and removed', async () => {
      const stored = await put('assets/ast_1/video.mp4', 'first')
      expect(stored).toMatchObject({ key: 'assets/ast_1/video.mp4', sizeBytes: 5 })
      expect(await opened.storage.stat('assets/ast_1/video.mp4')).toEqual(stored)
      await put('assets/ast_1/video.mp4', 'the second')
      expect(await read('assets/ast_1/video.mp4')).toBe('the second')
      await opened.storage.remove('assets/ast_1/video.mp4')
      expect(await opened.storage.stat('assets/ast_1/video.mp4')).toBeNull()
      await opened.storage.remove('assets/ast_1/video.mp4')
    })

    test('an empty object is an object', async () => {
      expect(await opened.storage.put('a/empty', Readable.from([]))).toMatchObject({ sizeBytes: 0 })
      expect(await read('a/empty')).toBe('')
    })

    test('a range is inclusive, may reach past the end, and must begin inside', async () => {
      await put('a/digits', '0123456789')
      expect(await part('a/digits', 0, 0)).toBe('0')
      expect(await part('a/digits', 3, 6)).toBe('3456')
      expect(await part('a/digits', 8, 100)).toBe('89')
      await expect(part('a/digits', 10, 12)).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
    })

    test('a missing key is NOT_FOUND, and a folder is not an object', async () => {
      await put('a/b/c', 'x')
      for (const key of ['missing', 'a/b', 'a/b/c/d']) {
        await expect(opened.storage.get(key)).rejects.toMatchObject({ kind: 'NOT_FOUND' })
        await expect(opened.storage.fetchFile(key, join(folder, 'copy'))).rejects.toMatchObject({ kind: 'NOT_FOUND' })
        expect(await opened.storage.stat(key)).toBeNull()
      }
    })

    test.each([
      '../x',
      '/etc/passwd',
      'a/../b',
      'a//b',
      '',
      'a/',
      '.hidden',
      'a/.partial',
      'a\0b',
      'a\\b',
      'x'.repeat(600),
      'a b',
    ])('the key %j is refused everywhere', async (key) => {
      const { storage } = opened
      await expect(put(key, 'x')).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
      await expect(storage.get(key)).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
      await expect(storage.stat(key)).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
      await expect(storage.remove(key)).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
      await expect(storage.signedUrl(key)).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
      await expect(storage.fetchFile(key, join(folder, 'copy'))).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
    })

    test('a body that breaks leaves the old object and nothing else', async () => {
      await put('a/kept', 'old')
      const broken = Readable.from(
        (function* () {
          yield Buffer.from('half of the new')
          throw new Error('the sender went away')
        })(),
      )
      await expect(opened.storage.put('a/kept', broken)).rejects.toThrow('the sender went away')
      expect(await read('a/kept')).toBe('old')
      expect(await listed('')).toEqual(['a/kept'])
    })

    test('a file is taken in and fetched back', async () => {
      const path = join(folder, 'made.bin')
      await writeFile(path, 'made elsewhere')
      expect(await opened.storage.putFile('a/made', path)).toMatchObject({ sizeBytes: 14 })
      await opened.storage.fetchFile('a/made', join(folder, 'back.bin'))
      expect(await readFile(join(folder, 'back.bin'), 'utf8')).toBe('made elsewhere')
    })

    test('lists by prefix in order and removes by prefix', async () => {
      for (const key of ['b/2/y', 'b/1', 'b/2/x', 'bb/3', 'c']) await put(key, key)
      expect(await listed('')).toEqual(['b/1', 'b/2/x', 'b/2/y', 'bb/3', 'c'])
      expect(await listed('b/')).toEqual(['b/1', 'b/2/x', 'b/2/y'])
      expect(await listed('nothing/')).toEqual([])
      await opened.storage.removeAll('b/')
      await opened.storage.removeAll('nothing/')
      expect(await listed('')).toEqual(['bb/3', 'c'])
      await expect(opened.storage.removeAll('bb')).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
      await expect(opened.storage.removeAll('/')).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
    })

    test('says that it can be written to', async () => {
      expect(await opened.storage.check()).toMatchObject({ ok: true })
    })

    async function listed(prefix: string): Promise<string[]> {
      const keys: string[] = []
      for await (const { key } of opened.storage.list(prefix)) keys.push(key)
      return keys
    }
  })
}
