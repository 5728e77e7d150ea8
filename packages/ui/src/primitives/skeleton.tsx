import type { CSSProperties, ReactNode } from 'react'
import { cn } from './cn'

/** A breathing block in the final shape of what is loading. Size it by class or `style`. */
export function Skeleton({ className, style }: { className?: string; style?: CSSProperties }) {
  return <div aria-hidden="true" style={style} className={cn('animate-breathe rounded-sm bg-sunken', className)} />
}

const widths = ['w-full', 'w-11/12', 'w-4/5', 'w-2/3']

/** Lines of text to be; the last is shorter. */
export function SkeletonText({ lines = 3, className }: { lines?: number; className?: string }) {
  return (
    <div aria-hidden="true" className={cn('flex flex-col gap-2', className)}>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} className={cn('h-3.5', line === lines - 1 ? 'w-1/2' : widths[line % widths.length])} />
      ))}
    </div>
  )
}

/** Wraps skeletons and says once, for screen readers, that something loads. */
export function SkeletonRegion({
  label,
  className,
  children,
}: {
  label: string
  className?: string
  children: ReactNode
}) {
  return (
    <div aria-live="polite" aria-busy="true" className={className}>
      <span className="sr-only">{label}</span>
      {children}
    </div>
  )
}
