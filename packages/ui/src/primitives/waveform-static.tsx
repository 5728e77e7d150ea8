import { cn } from './cn'
import { peaksToPath, resamplePeaks } from './peaks'

export type WaveformStaticProps = {
  /** 0–1 or −1–1, any number of them. */
  peaks: readonly number[]
  /** How much is behind the playhead, 0–1. */
  progress?: number
  /** Names the picture; without it, it is decorative. */
  label?: string
  /** Strokes drawn; default 96. */
  bars?: number
  className?: string
}

/** The shape of a sound, drawn from its peaks. Size it by class; the strokes take the text colour. */
export function WaveformStatic({ peaks, progress, label, bars = 96, className }: WaveformStaticProps) {
  const box = { width: bars * 4, height: 64 }
  const path = peaksToPath(resamplePeaks(peaks, bars), box)
  const heard = progress === undefined ? undefined : `inset(0 ${(1 - progress) * 100}% 0 0)`
  return (
    <svg
      viewBox={`0 0 ${box.width} ${box.height}`}
      preserveAspectRatio="none"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      className={cn('h-16 w-full overflow-visible text-ink', className)}
    >
      <path d={path} vectorEffect="non-scaling-stroke" opacity={heard ? 0.3 : 1} />
      {heard ? <path d={path} vectorEffect="non-scaling-stroke" style={{ clipPath: heard }} /> : null}
    </svg>
  )
}
