import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createGuardedFetch, isPublicAddress } from './http'

describe('isPublicAddress', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '192.168.0.1',
    '172.16.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '::1',
    'fe80::1',
    'fc00::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    'not an address',
  ])('%s is not', (address) => expect(isPublicAddress(address)).toBe(false))
  test.each(['1.1.1.1', '93.184.216.34', '2606:4700:4700::1111'])('%s is', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  )
})

describe('guarded fetch', () => {
  let server: Server
  let address = ''
  let asked: string[] = []

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '')
      if (request.url === '/inside')
        return void response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end()
      if (request.url === '/loop') return void response.writeHead(302, { location: '/loop' }).end()
      response.end('hello')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  test.each(['ftp://example.org/x', 'file:///etc/passwd', 'http://user:word@example.org/', 'nonsense'])(
    'refuses %s',
    async (url) => {
      await expect(createGuardedFetch()(url)).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
    },
  )

  test('reaches nothing inside, by address or by a name that means one', async () => {
    asked = []
    const port = new URL(address).port
    await expect(createGuardedFetch()(address)).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
    await expect(createGuardedFetch()(`http://[::ffff:127.0.0.1]:${port}/`)).rejects.toMatchObject({
      kind: 'INVALID_INPUT',
    })
    await expect(createGuardedFetch()(`http://localhost:${port}/`)).rejects.toThrow()
    expect(asked).toEqual([])
  })

  test('a trusted host is reached, and cannot send us elsewhere inside', async () => {
    const fetch = createGuardedFetch({ allowHosts: [new URL(address).host] })
    expect(await (await fetch(`${address}/`)).text()).toBe('hello')
    await expect(fetch(`${address}/inside`)).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
    await expect(fetch(`${address}/loop`)).rejects.toMatchObject({
      kind: 'INVALID_INPUT',
      meta: { reason: 'too many redirects' },
    })
  })
})
