/** `count` bars from any number of peaks (0–1, or −1–1): each bar is the loudest of its share; few peaks are stretched. */
export function resamplePeaks(peaks: readonly number[], count: number): number[] {
  if (count <= 0) return []
  if (peaks.length === 0) return Array.from({ length: count }, () => 0)
  return Array.from({ length: count }, (_, bar) => {
    const from = Math.floor((bar * peaks.length) / count)
    const to = Math.max(from + 1, Math.floor(((bar + 1) * peaks.length) / count))
    let loudest = 0
    for (let at = from; at < to; at++) loudest = Math.max(loudest, Math.abs(peaks[at] ?? 0))
    return Math.min(1, loudest)
  })
}

export type WaveBox = { width: number; height: number }

const hundredths = (value: number) => Number(value.toFixed(2))

/** An SVG path of vertical strokes, mirrored around the middle; silence keeps a dot of one unit. */
export function peaksToPath(bars: readonly number[], { width, height }: WaveBox): string {
  const step = width / Math.max(1, bars.length)
  const middle = height / 2
  return bars
    .map((bar, index) => {
      const reach = Math.max(0.5, (bar * height) / 2)
      const x = hundredths(step * (index + 0.5))
      return `M${x} ${hundredths(middle - reach)}V${hundredths(middle + reach)}`
    })
    .join('')
}
