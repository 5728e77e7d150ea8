import type { ReactNode } from 'react'
import { cn } from './cn'

export type BadgeTone = 'neutral' | 'accent' | 'held' | 'charged' | 'released' | 'failed' | 'outline' | 'media'

export type BadgeProps = {
  tone?: BadgeTone
  icon?: ReactNode
  className?: string
  children: ReactNode
}

const tones: Record<BadgeTone, string> = {
  neutral: 'bg-wash-strong text-ink',
  accent: 'bg-accent-soft text-accent-ink',
  held: 'bg-held-soft text-held',
  charged: 'bg-charged-soft text-charged',
  released: 'bg-released-soft text-released',
  failed: 'bg-failed-soft text-failed',
  outline: 'border border-line text-muted',
  media: 'bg-media-scrim text-on-media',
}

/** A small word about a thing. Colour only for meaning; `media` lies on pictures. */
export function Badge({ tone = 'neutral', icon, className, children }: BadgeProps) {
  return (
    <span
      className={cn(
        'numeric inline-flex h-5.5 max-w-full shrink-0 items-center gap-1 rounded-sm px-1.5 text-xs font-medium whitespace-nowrap [&_svg]:size-3.5 [&_svg]:shrink-0',
        tones[tone],
        className,
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  )
}
