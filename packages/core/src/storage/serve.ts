import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import type { Clock } from '../kernel/clock'
import type { Log } from '../kernel/log'
import type { Storage, StoredObject } from '../kernel/storage'
import { attachment, contentTypeOf } from './content-type'
import { ifRangeHolds, isNotModified, readRange } from './http-range'
import { FILES_PATH, verifySignedUrl, type FileGrant } from './signed-url'

export interface FilesDoorOptions {
  storage: Pick<Storage, 'stat' | 'get'>
  /** The key the addresses were signed with; see `filesKey`. */
  signingKey: Uint8Array
  clock: Clock
  log: Log
}

/** Answers a request when its path is the door's, and says whether it was; the caller goes on when it was not. */
export type FilesDoor = (req: IncomingMessage, res: ServerResponse) => Promise<boolean>

/**
 * Serves signed addresses as streams: GET and HEAD, one range (RFC 9110 §14), conditional requests, downloads under a
 * name. Wrong signature or expired: 403; no such file: 404. Always `nosniff` and a sandboxing policy.
 */
export function createFilesDoor(options: FilesDoorOptions): FilesDoor {
  return async (req, res) => {
    const url = req.url ?? ''
    if (!url.startsWith(FILES_PATH)) return false
    try {
      await answer(options, req, res, url)
    } catch (error) {
      if (res.destroyed) return true
      options.log.error({ err: error }, 'file could not be served')
      if (res.headersSent) res.destroy()
      else refuse(res, 500, 'The file could not be read.')
    }
    return true
  }
}

async function answer(
  { storage, signingKey, clock }: FilesDoorOptions,
  req: IncomingMessage,
  res: ServerResponse,
  url: string,
) {
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    res.setHeader('Allow', 'GET, HEAD')
    return refuse(res, 405, 'Only GET and HEAD.')
  }
  const now = clock.now()
  const verified = verifySignedUrl(signingKey, url, now)
  if (verified.state === 'expired') return refuse(res, 403, 'This link has expired.')
  if (verified.state === 'refused') return refuse(res, 403, 'This link is not valid.')
  const found = await storage.stat(verified.grant.key)
  if (!found) return refuse(res, 404, 'There is no such file.')

  const etag = `"${found.sizeBytes.toString(36)}-${found.modifiedAt.getTime().toString(36)}"`
  describe(res, found, verified.grant, etag, now)
  if (isNotModified(req.headers, etag, found.modifiedAt)) {
    res.removeHeader('Content-Type')
    res.statusCode = 304
    return void res.end()
  }
  await send(storage, req, res, found, etag)
}

async function send(
  storage: FilesDoorOptions['storage'],
  req: IncomingMessage,
  res: ServerResponse,
  found: StoredObject,
  etag: string,
) {
  const wantsRange = req.method === 'GET' && ifRangeHolds(req.headers['if-range']?.toString(), etag, found.modifiedAt)
  const asked = readRange(wantsRange ? req.headers.range : undefined, found.sizeBytes)
  if (asked.kind === 'unsatisfiable') {
    res.setHeader('Content-Range', `bytes */${found.sizeBytes}`)
    return refuse(res, 416, 'The range lies outside the file.')
  }
  const range = asked.kind === 'part' ? asked.range : undefined
  if (range) res.setHeader('Content-Range', `bytes ${range.start}-${range.end}/${found.sizeBytes}`)
  res.statusCode = range ? 206 : 200
  res.setHeader('Content-Length', range ? range.end - range.start + 1 : found.sizeBytes)
  if (req.method === 'HEAD' || found.sizeBytes === 0) return void res.end()
  const body = await storage.get(found.key, range)
  if (res.destroyed) return void body.destroy()
  await pump(body, res)
}

function describe(res: ServerResponse, found: StoredObject, grant: FileGrant, etag: string, now: Date) {
  const type = contentTypeOf(found.key)
  const secondsLeft = Math.max(0, Math.floor((grant.expiresAt.getTime() - now.getTime()) / 1000))
  protect(res, /^(video|audio)\//.test(type) ? PLAYS : HOLDS_NOTHING)
  res.setHeader('Content-Type', type)
  res.setHeader('Accept-Ranges', 'bytes')
  res.setHeader('ETag', etag)
  res.setHeader('Last-Modified', found.modifiedAt.toUTCString())
  res.setHeader('Cache-Control', `private, max-age=${secondsLeft}, immutable`)
  if (grant.downloadName !== undefined) res.setHeader('Content-Disposition', attachment(grant.downloadName))
}

/** Nothing in a file ever runs; a film whose address is opened by itself plays, in the page the browser makes for it. */
const HOLDS_NOTHING = "default-src 'none'; sandbox"
const PLAYS = "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'; sandbox allow-same-origin"

function protect(res: ServerResponse, policy = HOLDS_NOTHING) {
  res.setHeader('X-Content-Type-Options', 'nosniff')
  res.setHeader('Content-Security-Policy', policy)
}

function refuse(res: ServerResponse, status: number, text: string) {
  protect(res)
  for (const name of ['ETag', 'Last-Modified', 'Content-Disposition']) res.removeHeader(name)
  res.statusCode = status
  res.setHeader('Content-Type', 'text/plain; charset=utf-8')
  res.setHeader('Cache-Control', 'no-store')
  res.setHeader('Content-Length', Buffer.byteLength(text))
  res.end(res.req.method === 'HEAD' ? undefined : text)
}

/** Sends a stream, and ends it when the client leaves. A plain pipe: `pipeline` took a quarter more CPU. */
function pump(body: Readable, res: ServerResponse): Promise<void> {
  return new Promise((resolve, reject) => {
    body.on('error', reject)
    res.on('close', () => {
      body.destroy()
      resolve()
    })
    body.pipe(res)
  })
}
