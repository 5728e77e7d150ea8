export type Side = 'top' | 'bottom' | 'left' | 'right'
export type Box = { left: number; top: number; width: number; height: number }
export type Size = { width: number; height: number }

const opposite: Record<Side, Side> = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' }

function spotOn(side: Side, anchor: Box, bubble: Size, gap: number): { left: number; top: number } {
  const left = anchor.left + (anchor.width - bubble.width) / 2
  const top = anchor.top + (anchor.height - bubble.height) / 2
  switch (side) {
    case 'top':
      return { left, top: anchor.top - bubble.height - gap }
    case 'bottom':
      return { left, top: anchor.top + anchor.height + gap }
    case 'left':
      return { left: anchor.left - bubble.width - gap, top }
    case 'right':
      return { left: anchor.left + anchor.width + gap, top }
  }
}

/** Where a bubble goes beside its anchor: on the wished side, on the other when it does not fit, always inside the window. */
export function placeBeside(side: Side, anchor: Box, bubble: Size, screen: Size): { left: number; top: number } {
  const gap = 6
  const margin = 8
  const wished = spotOn(side, anchor, bubble, gap)
  const other = spotOn(opposite[side], anchor, bubble, gap)
  const hasRoom = (spot: { left: number; top: number }) =>
    side === 'top' || side === 'bottom'
      ? spot.top >= margin && spot.top + bubble.height <= screen.height - margin
      : spot.left >= margin && spot.left + bubble.width <= screen.width - margin
  const chosen = !hasRoom(wished) && hasRoom(other) ? other : wished
  const clamp = (value: number, high: number) => Math.max(margin, Math.min(value, high))
  return {
    left: clamp(chosen.left, screen.width - bubble.width - margin),
    top: clamp(chosen.top, screen.height - bubble.height - margin),
  }
}
