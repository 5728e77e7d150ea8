export type ChartBox = { width: number; height: number; padding: number }

/** Points of a line: values spread evenly over the width, the range over the height. A flat series lies in the middle. */
export function toPoints(
  values: readonly number[],
  { width, height, padding }: ChartBox,
): Array<{ x: number; y: number }> {
  const low = Math.min(...values)
  const high = Math.max(...values)
  const inner = height - 2 * padding
  const step = values.length > 1 ? (width - 2 * padding) / (values.length - 1) : 0
  return values.map((value, index) => ({
    x: values.length > 1 ? padding + step * index : width / 2,
    y: high === low ? height / 2 : padding + inner - ((value - low) / (high - low)) * inner,
  }))
}

/** A round number at or above the highest value, 1, 2 or 5 times a power of ten, for the top of an axis. */
export function roundTop(highest: number): number {
  if (highest <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(highest))
  const factor = [1, 2, 5, 10].find((candidate) => candidate * power >= highest) ?? 10
  return factor * power
}
