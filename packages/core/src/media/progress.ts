export interface Progress {
  /** How much of the result is made. */
  outTimeMs: number
  /** Media seconds per second. */
  speed?: number
  /** 0 … 100, where the duration is known. */
  percent?: number
  /** Time left at this speed, where it is known. */
  etaMs?: number
}

const BLOCK_END = /^progress=/

/**
 * Reads FFmpeg's `-progress` output (key=value lines, a block ends with `progress=`). Never goes back: with several
 * outputs FFmpeg reports whichever lags.
 */
export function parseProgress(report: (progress: Progress) => void, durationMs?: number): (chunk: Buffer) => void {
  let rest = ''
  let block = new Map<string, string>()
  let furthestMs = 0
  return (chunk) => {
    const lines = (rest + chunk.toString('latin1')).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const at = line.indexOf('=')
      block.set(line.slice(0, at), line.slice(at + 1).trim())
      if (!BLOCK_END.test(line)) continue
      // Both names hold microseconds; old builds have only the second.
      const micros = Number(block.get('out_time_us') ?? block.get('out_time_ms'))
      furthestMs = Math.max(furthestMs, Number.isFinite(micros) ? micros / 1000 : 0)
      report(describe(furthestMs, Number.parseFloat(block.get('speed') ?? ''), durationMs))
      block = new Map()
    }
  }
}

function describe(outTimeMs: number, parsedSpeed: number, durationMs: number | undefined): Progress {
  const speed = parsedSpeed > 0 ? parsedSpeed : undefined
  if (durationMs === undefined || durationMs <= 0) return { outTimeMs, speed }
  const percent = Math.min(100, (outTimeMs / durationMs) * 100)
  const etaMs = speed === undefined ? undefined : Math.max(0, durationMs - outTimeMs) / speed
  return { outTimeMs, speed, percent, etaMs }
}
