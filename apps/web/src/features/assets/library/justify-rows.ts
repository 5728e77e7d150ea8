/** One row of a grid in which everything keeps its shape and all of a row is equally high. */
export interface JustifiedRow {
  /** Index of its first item. */
  start: number
  count: number
  height: number
}

export interface RowShape {
  /** Room for a row, in pixels. */
  width: number
  /** What a row should come near. */
  targetHeight: number
  gap: number
}

/**
 * Fills rows from the left: a row takes items until, at the wanted height, they are as wide as the room, and is then
 * scaled to fit it. The last row keeps the wanted height. Rows before it never change when more items follow.
 */
export function justifyRows(ratios: readonly number[], { width, targetHeight, gap }: RowShape): JustifiedRow[] {
  const rows: JustifiedRow[] = []
  if (width <= 0) return rows
  let start = 0
  let sum = 0
  for (const [index, ratio] of ratios.entries()) {
    sum += ratio
    const count = index - start + 1
    const room = width - gap * (count - 1)
    if (sum * targetHeight < room) continue
    rows.push(closeRow({ start, count, height: room / sum }, ratio, { sum, targetHeight, width, gap }))
    const taken = rows.at(-1)?.count ?? count
    start += taken
    sum = taken === count ? 0 : ratio
    // What was left for the next row may fill it alone.
    if (sum * targetHeight >= width) {
      rows.push({ start, count: 1, height: width / sum })
      start += 1
      sum = 0
    }
  }
  const count = ratios.length - start
  if (count > 0) rows.push({ start, count, height: Math.min(targetHeight, (width - gap * (count - 1)) / sum) })
  return rows
}

interface Closing {
  sum: number
  targetHeight: number
  width: number
  gap: number
}

/** Leaves the last item to the next row when the row comes nearer to the wanted height without it. */
function closeRow(full: JustifiedRow, lastRatio: number, { sum, targetHeight, width, gap }: Closing): JustifiedRow {
  if (full.count === 1) return full
  const without = (width - gap * (full.count - 2)) / (sum - lastRatio)
  const isNearer = without - targetHeight < targetHeight - full.height
  return isNearer ? { start: full.start, count: full.count - 1, height: without } : full
}

/** The row that holds an item. */
export function rowOfItem(rows: readonly JustifiedRow[], index: number): number {
  let low = 0
  let high = rows.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((rows[middle]?.start ?? 0) <= index) low = middle
    else high = middle - 1
  }
  return low
}

/** The item above or below: the one in the next row whose middle is nearest. */
export function itemInNextRow(
  rows: readonly JustifiedRow[],
  ratios: readonly number[],
  { index, step, gap }: { index: number; step: 1 | -1; gap: number },
): number {
  const at = rowOfItem(rows, index)
  const from = rows[at]
  const to = rows[at + step]
  if (!from || !to) return index
  const middle = (row: JustifiedRow, item: number) => {
    let left = 0
    for (let i = row.start; i < item; i++) left += (ratios[i] ?? 1) * row.height + gap
    return left + ((ratios[item] ?? 1) * row.height) / 2
  }
  const wanted = middle(from, index)
  let nearest = to.start
  for (let item = to.start; item < to.start + to.count; item++) {
    if (Math.abs(middle(to, item) - wanted) < Math.abs(middle(to, nearest) - wanted)) nearest = item
  }
  return nearest
}
