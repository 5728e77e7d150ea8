import { useId } from 'react'
import { cn } from '../primitives/cn'
import { toPoints } from './scale'

export type ChartTone = 'neutral' | 'accent' | 'held' | 'released' | 'failed'

export type SparklineProps = {
  values: readonly number[]
  /** What it shows, and in one sentence how it goes; both are spoken. */
  title: string
  description: string
  tone?: ChartTone
  className?: string
}

const strokes: Record<ChartTone, string> = {
  neutral: 'text-ink',
  accent: 'text-accent-ink',
  held: 'text-held',
  released: 'text-released',
  failed: 'text-failed',
}

const box = { width: 120, height: 32, padding: 2 }

/** A line without axes, for the direction of a number. */
export function Sparkline({ values, title, description, tone = 'neutral', className }: SparklineProps) {
  const id = useId()
  const points = toPoints(values, box)
  const line = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(2)} ${y.toFixed(2)}`).join('')
  const last = points.at(-1)
  return (
    <svg
      viewBox={`0 0 ${box.width} ${box.height}`}
      preserveAspectRatio="none"
      role="img"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-description`}
      className={cn('h-8 w-full overflow-visible', strokes[tone], className)}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      {last ? (
        <>
          <path
            d={`${line}L${last.x} ${box.height}L${points[0]?.x ?? 0} ${box.height}Z`}
            fill="currentColor"
            opacity="0.08"
          />
          <path
            d={line}
            fill="none"
            stroke="currentColor"
            strokeWidth="1.5"
            strokeLinecap="round"
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
          />
        </>
      ) : null}
    </svg>
  )
}
