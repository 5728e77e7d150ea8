/** As EBU R128 measures it (ITU-R BS.1770). Absent where there is nothing to hear. */
export interface Loudness {
  integratedLufs: number
  rangeLu: number
  truePeakDbtp?: number
}

const SILENCE_LUFS = -70

/** Reads the summary that the ebur128 filter writes at its end. */
export function parseLoudness(log: string): Loudness | undefined {
  const summary = log.slice(log.lastIndexOf('Integrated loudness:'))
  const read = (pattern: RegExp) => Number(pattern.exec(summary)?.[1] ?? Number.NaN)
  const integratedLufs = read(/I:\s+(-?[\d.]+) LUFS/)
  if (!log.includes('Integrated loudness:') || !(integratedLufs > SILENCE_LUFS)) return undefined
  const truePeak = read(/Peak:\s+(-?[\d.]+) dBFS/)
  return {
    integratedLufs,
    rangeLu: read(/LRA:\s+(-?[\d.]+) LU/),
    truePeakDbtp: Number.isFinite(truePeak) ? truePeak : undefined,
  }
}
