import type { RenditionView } from '@studiolo/core/assets/contract'
import { signFileUrl } from '@studiolo/core/storage'
import { expect, test } from 'vitest'
import { expiresAtMs, renewAtMs } from './address-expiry'

const now = new Date('2026-03-01T12:00:00Z')
const MINUTE_MS = 60_000
const signed = (seconds: number) => signFileUrl(Buffer.alloc(32, 7), { key: 'assets/one/film.mp4', now, seconds })
const rendition = (url: string) => ({ url }) as RenditionView

test('an address tells when it ends', () => {
  // Rounded up to ten minutes, a sixth of an hour.
  expect(expiresAtMs(signed(3600))).toBe(now.getTime() + 60 * MINUTE_MS)
  expect(expiresAtMs(`https://media.example.org${signed(3600)}`)).toBe(now.getTime() + 60 * MINUTE_MS)
})

test('other addresses have no end', () => {
  expect(expiresAtMs('/renders/rain.mp4')).toBeNull()
  expect(expiresAtMs('https://bucket.example.org/film.mp4')).toBeNull()
})

test('the first to end decides, a quarter of an hour ahead', () => {
  const renditions = [rendition(signed(7200)), rendition(signed(3600)), rendition('/renders/rain.mp4')]
  expect(renewAtMs({ renditions })).toBe(now.getTime() + 45 * MINUTE_MS)
  expect(renewAtMs({ renditions: [] })).toBeNull()
})
