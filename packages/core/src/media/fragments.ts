import { open, type FileHandle } from 'node:fs/promises'

const HEADER_BYTES = 16
/** A movie fragment's header is a few kilobytes; more is not one of ours. */
const MAX_MOOF_BYTES = 8 * 1024 * 1024

interface Box {
  type: string
  start: number
  size: number
}

export interface Fragment {
  /** Where its `moof` begins. */
  start: number
  /** `moof` and `mdat` together. */
  sizeBytes: number
  durationSeconds: number
}

export interface FragmentedFile {
  /** `ftyp` and `moov`: the initialisation segment. */
  initBytes: number
  timescale: number
  fragments: Fragment[]
  /** RFC 6381 codec string. */
  codec: string
}

/**
 * Reads a fragmented MP4 of one track (ISO/IEC 14496-12 §8.8) and moves its pictures to time zero: an encoder with
 * B-frames begins with a composition offset, which an edit list would take back, but players that feed MSE ignore edit
 * lists, and the picture would lag behind the sound. Offsets become signed (`trun` version 1), as CMAF has it.
 */
export async function readFragments(path: string): Promise<FragmentedFile> {
  const file = await open(path, 'r+')
  try {
    const boxes = await topLevelBoxes(file, (await file.stat()).size)
    const moov = boxes.find((box) => box.type === 'moov')
    if (!moov) throw new Error(`no moov in ${path}`)
    const init = await readBox(file, moov)
    const mdhd = contentOf(init, 'mdhd')
    const timescale = init.readUInt32BE(mdhd + (init[mdhd] === 1 ? 20 : 12))
    const fragments: Fragment[] = []
    let offset: number | undefined
    for (const [index, box] of boxes.entries()) {
      const mdat = boxes[index + 1]
      if (box.type !== 'moof' || mdat?.type !== 'mdat') continue
      const moof = await readBox(file, box)
      const run = readRuns(moof, defaultDuration(init))
      offset ??= run.firstCompositionOffset
      if (offset > 0) {
        shiftComposition(moof, offset)
        await file.write(moof, 0, moof.length, box.start)
      }
      fragments.push({ start: box.start, sizeBytes: box.size + mdat.size, durationSeconds: run.duration / timescale })
    }
    return { initBytes: moov.start + moov.size, timescale, fragments, codec: codecOf(init) }
  } finally {
    await file.close()
  }
}

/** Does the last box of an MP4 or QuickTime file claim more bytes than there are, or is its `moov` missing? */
export async function isMovTruncated(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const boxes = await topLevelBoxes(file, size)
    const last = boxes.at(-1)
    return !last || last.start + last.size > size || !boxes.some((box) => box.type === 'moov')
  } finally {
    await file.close()
  }
}

async function topLevelBoxes(file: FileHandle, fileSize: number): Promise<Box[]> {
  const boxes: Box[] = []
  const header = Buffer.alloc(HEADER_BYTES)
  for (let start = 0; start + 8 <= fileSize;) {
    await file.read(header, 0, HEADER_BYTES, start)
    const short = header.readUInt32BE(0)
    const size = short === 1 ? Number(header.readBigUInt64BE(8)) : short === 0 ? fileSize - start : short
    if (size < 8) break
    boxes.push({ type: header.toString('latin1', 4, 8), start, size })
    start += size
  }
  return boxes
}

async function readBox(file: FileHandle, box: Box): Promise<Buffer> {
  if (box.size > MAX_MOOF_BYTES) throw new Error(`box ${box.type} is too large`)
  const bytes = Buffer.alloc(box.size)
  await file.read(bytes, 0, box.size, box.start)
  return bytes
}

/** Where the content of the first box of a type begins, by its name; -1 when there is none. */
function contentOf(bytes: Buffer, type: string, from = 0): number {
  const at = bytes.indexOf(type, from, 'latin1')
  return at < 0 ? -1 : at + 4
}

function defaultDuration(init: Buffer): number {
  const trex = contentOf(init, 'trex')
  return trex < 0 ? 0 : init.readUInt32BE(trex + 12)
}

/** Where each run's samples lie and which of the four optional fields they carry. */
function* runsOf(moof: Buffer) {
  for (let at = contentOf(moof, 'trun'); at >= 0; at = contentOf(moof, 'trun', at)) {
    const flags = moof.readUIntBE(at + 1, 3)
    const count = moof.readUInt32BE(at + 4)
    const first = at + 8 + (flags & 0x1 ? 4 : 0) + (flags & 0x4 ? 4 : 0)
    const fields = [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag)
    const offsetOf = (flag: number) => (flags & flag ? fields.indexOf(flag) * 4 : -1)
    yield { at, count, first, stride: fields.length * 4, durationAt: offsetOf(0x100), compositionAt: offsetOf(0x800) }
  }
}

function readRuns(moof: Buffer, fallbackDuration: number) {
  const tfhd = contentOf(moof, 'tfhd')
  const flags = moof.readUIntBE(tfhd + 1, 3)
  const at = tfhd + 8 + (flags & 0x1 ? 8 : 0) + (flags & 0x2 ? 4 : 0)
  const each = flags & 0x8 ? moof.readUInt32BE(at) : fallbackDuration
  let duration = 0
  let firstCompositionOffset: number | undefined
  for (const run of runsOf(moof)) {
    for (let sample = 0; sample < run.count; sample++) {
      const start = run.first + sample * run.stride
      duration += run.durationAt < 0 ? each : moof.readUInt32BE(start + run.durationAt)
      firstCompositionOffset ??= run.compositionAt < 0 ? 0 : moof.readInt32BE(start + run.compositionAt)
    }
  }
  return { duration, firstCompositionOffset: firstCompositionOffset ?? 0 }
}

function shiftComposition(moof: Buffer, offset: number): void {
  for (const run of runsOf(moof)) {
    if (run.compositionAt < 0) continue
    moof[run.at] = 1
    for (let sample = 0; sample < run.count; sample++) {
      const at = run.first + sample * run.stride + run.compositionAt
      moof.writeInt32BE(moof.readInt32BE(at) - offset, at)
    }
  }
}

/** `avc1.PPCCLL` from the decoder configuration (RFC 6381 §3.3); everything else we make is AAC-LC. */
function codecOf(init: Buffer): string {
  const avcC = contentOf(init, 'avcC')
  return avcC < 0 ? 'mp4a.40.2' : `avc1.${init.toString('hex', avcC + 1, avcC + 4)}`
}
