import type { ByteRange } from '../kernel/storage'

export type RangeAnswer = { kind: 'whole' } | { kind: 'part'; range: ByteRange } | { kind: 'unsatisfiable' }

const WHOLE: RangeAnswer = { kind: 'whole' }

/**
 * Reads a Range header (RFC 9110 §14.1.2): `bytes=0-99`, `bytes=100-` and `bytes=-100`. What is malformed, in another
 * unit or asks for several ranges is ignored, as the RFC allows; a range wholly outside the file is unsatisfiable.
 */
export function readRange(header: string | undefined, sizeBytes: number): RangeAnswer {
  const match = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header ?? '')
  if (!match) return WHOLE
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return WHOLE

  if (first === '') {
    const length = Math.min(Number(last), sizeBytes)
    return length === 0
      ? { kind: 'unsatisfiable' }
      : { kind: 'part', range: { start: sizeBytes - length, end: sizeBytes - 1 } }
  }
  const start = Number(first)
  const end = last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1)
  if (last !== '' && Number(last) < start) return WHOLE
  return start >= sizeBytes ? { kind: 'unsatisfiable' } : { kind: 'part', range: { start, end } }
}

/** Does If-Range still hold: the same strong tag, or exactly the same date (RFC 9110 §13.1.5)? Without the header: yes. */
export function ifRangeHolds(header: string | undefined, etag: string, modifiedAt: Date): boolean {
  if (header === undefined) return true
  if (header.includes('"')) return header.trim() === etag
  return Date.parse(header) === wholeSeconds(modifiedAt)
}

/** Has the client this very version (RFC 9110 §13.2.2: the tag decides; the date only where no tag was sent)? */
export function isNotModified(
  headers: { 'if-none-match'?: string; 'if-modified-since'?: string },
  etag: string,
  modifiedAt: Date,
): boolean {
  const tags = headers['if-none-match']
  if (tags !== undefined) {
    return tags.trim() === '*' || tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
  }
  const since = Date.parse(headers['if-modified-since'] ?? '')
  return !Number.isNaN(since) && wholeSeconds(modifiedAt) <= since
}

function wholeSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000) * 1000
}
