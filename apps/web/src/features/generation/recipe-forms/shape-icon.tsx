const LONG = 14

/** A frame in a shape such as `9:16`, as small as a letter. */
export function ShapeIcon({ shape }: { shape: string }) {
  const [across = 1, down = 1] = shape.split(':').map(Number)
  const scale = LONG / Math.max(across, down)
  const [width, height] = [across * scale, down * scale]
  return (
    <svg viewBox="0 0 16 16" fill="none" aria-hidden="true">
      <rect
        x={8 - width / 2}
        y={8 - height / 2}
        width={width}
        height={height}
        rx="2"
        stroke="currentColor"
        strokeWidth="1.5"
      />
    </svg>
  )
}
