import { open } from 'node:fs/promises'

/** The real containers that are read, named as FFmpeg's demuxers. */
export const containers = [
  'mov',
  'matroska',
  'avi',
  'mpegts',
  'flv',
  'gif',
  'wav',
  'mp3',
  'aac',
  'flac',
  'ogg',
  'aiff',
] as const
export type Container = (typeof containers)[number]

/** Why the bytes are not a medium that is read. */
export type SniffRefusal = 'empty' | 'playlist' | 'picture' | 'text' | 'unknown-container'
export type Sniffed = { container: Container } | { refusal: SniffRefusal }

const HEAD_BYTES = 4096
const TS_PACKET = 188
const STILL_BRANDS = new Set(['avif', 'avis', 'heic', 'heix', 'mif1', 'msf1'])
const MOV_ATOMS = new Set(['ftyp', 'moov', 'mdat', 'free', 'wide', 'skip', 'pnot'])

/**
 * What a file is by its first bytes, never by its name. FFmpeg is then told to use that demuxer and no other: left to
 * guess, it would follow a playlist that calls itself `.mp4` to any file of the machine.
 */
export async function sniffFile(path: string): Promise<Sniffed> {
  const file = await open(path, 'r')
  try {
    const head = Buffer.alloc(HEAD_BYTES)
    const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0)
    const tagBytes = id3Length(head.subarray(0, bytesRead))
    if (tagBytes === 0) return sniff(head.subarray(0, bytesRead))
    const after = Buffer.alloc(HEAD_BYTES)
    const beyond = await file.read(after, 0, HEAD_BYTES, tagBytes)
    const behindTag = sniff(after.subarray(0, beyond.bytesRead))
    return 'container' in behindTag ? behindTag : { container: 'mp3' }
  } finally {
    await file.close()
  }
}

/** The same for the first bytes of a file (4 KiB are enough; an ID3 tag must be left out). */
export function sniff(head: Buffer): Sniffed {
  if (head.length === 0) return { refusal: 'empty' }
  const ascii = (start: number, end: number) => head.toString('latin1', start, end)
  const is = (text: string, at = 0) => ascii(at, at + text.length) === text

  if (MOV_ATOMS.has(ascii(4, 8)))
    return STILL_BRANDS.has(ascii(8, 12)) && is('ftyp', 4) ? { refusal: 'picture' } : { container: 'mov' }
  if (is('\x1a\x45\xdf\xa3')) return { container: 'matroska' }
  if ((is('RIFF') || is('RF64')) && is('WAVE', 8)) return { container: 'wav' }
  if (is('RIFF') && is('AVI ', 8)) return { container: 'avi' }
  if (is('OggS')) return { container: 'ogg' }
  if (is('fLaC')) return { container: 'flac' }
  if (is('GIF87a') || is('GIF89a')) return { container: 'gif' }
  if (is('FLV\x01')) return { container: 'flv' }
  if (is('FORM') && (is('AIFF', 8) || is('AIFC', 8))) return { container: 'aiff' }
  if (is('\xff\xd8\xff') || is('\x89PNG') || (is('RIFF') && is('WEBP', 8)) || is('BM')) return { refusal: 'picture' }
  if (head[0] === 0x47 && (head.length <= TS_PACKET || head[TS_PACKET] === 0x47)) return { container: 'mpegts' }
  if (head[0] === 0xff && ((head[1] ?? 0) & 0xf6) === 0xf0) return { container: 'aac' }
  if (head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0) return { container: 'mp3' }
  if (/^(\xef\xbb\xbf)?\s*(#EXTM3U|ffconcat |\[playlist\])/i.test(ascii(0, 64))) return { refusal: 'playlist' }
  return { refusal: looksLikeText(head) ? 'text' : 'unknown-container' }
}

/** The length of an ID3v2 tag at the start, 0 when there is none (ID3v2.4 §3.1: four 7-bit bytes). */
function id3Length(head: Buffer): number {
  if (head.toString('latin1', 0, 3) !== 'ID3' || head.length < 10) return 0
  return 10 + [6, 7, 8, 9].reduce((length, at) => length * 128 + ((head[at] ?? 0) & 0x7f), 0)
}

function looksLikeText(head: Buffer): boolean {
  return head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d)
}
