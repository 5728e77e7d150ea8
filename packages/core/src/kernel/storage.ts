import type { Readable } from 'node:stream'

export interface StoredObject {
  key: string
  sizeBytes: number
  modifiedAt: Date
}

export interface ByteRange {
  /** First byte, from 0. */
  start: number
  /** Last byte, inclusive. */
  end: number
}

/**
 * Where media lies. Keys are relative, slash-separated paths made by us (`assets/ast_…/video.mp4`), never a user's
 * words. A `put` is seen whole or not at all. Throws AppError STORAGE_FULL when there is no room, NOT_FOUND for a
 * missing key.
 */
export interface Storage {
  /** Stores a stream under a key, replacing what is there. Answers the bytes written. */
  put(key: string, body: Readable): Promise<StoredObject>
  /** Stores a local file; moves it where the storage allows, so the file is gone afterwards. */
  putFile(key: string, path: string): Promise<StoredObject>
  get(key: string, range?: ByteRange): Promise<Readable>
  stat(key: string): Promise<StoredObject | null>
  /** Copies the object into a local file (a hard link where the storage allows). */
  fetchFile(key: string, path: string): Promise<void>
  remove(key: string): Promise<void>
  /** Removes everything under a prefix that ends with `/`. */
  removeAll(prefix: string): Promise<void>
  list(prefix: string): AsyncIterable<StoredObject>
  /** An expiring address for a browser. `seconds` defaults to the configured lifetime (6 h). */
  signedUrl(key: string, options?: SignedUrlOptions): Promise<string>
  /** Can it be written to and is there room? Answers, never throws. */
  check(): Promise<{ ok: boolean; freeBytes?: number; problem?: string }>
}

export interface SignedUrlOptions {
  seconds?: number
  /** Set: the browser saves the file under this name instead of showing it. */
  downloadName?: string
}
