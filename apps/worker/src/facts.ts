import { cpus, hostname, totalmem } from 'node:os'
import { findMediaTools, mediaConfig } from '@studiolo/core/media'
import type { Ctx } from '@studiolo/core/kernel/context'

/** What web and admins must know of this machine: they never load FFmpeg themselves. */
export async function gatherFacts(ctx: Ctx): Promise<Record<string, unknown>> {
  const tools = await findMediaTools(ctx.config(mediaConfig))
  return {
    hostname: hostname(),
    node: process.version,
    cpus: cpus().length,
    memoryMb: Math.round(totalmem() / 1024 / 1024),
    ffmpeg: { version: tools.ffmpeg.version, source: tools.ffmpeg.source },
    ffprobe: { version: tools.ffprobe.version, source: tools.ffprobe.source },
    sandbox: tools.sandbox,
    warnings: tools.warnings,
  }
}
