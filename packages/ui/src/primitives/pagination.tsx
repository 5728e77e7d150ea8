'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useLayoutEffect, useRef, type ElementType } from 'react'
import { Button } from './button'
import { cn } from './cn'

export type LoadMoreProps = {
  label: string
  /** How much is in sight, e.g. "50 of 1,240". */
  shown?: string
  loading?: boolean
  loadingLabel?: string
  /** Nothing is left: only `shown` stays. */
  done?: boolean
  onLoad: () => void
  className?: string
}

/** More of a list, below it. When the last page takes the button away, the focus it had stays here. */
export function LoadMore({ label, shown, loading, loadingLabel, done, onLoad, className }: LoadMoreProps) {
  const frame = useRef<HTMLDivElement>(null)
  const wasPressed = useRef(false)
  useLayoutEffect(() => {
    const isLost = document.activeElement === document.body
    if (done && wasPressed.current && isLost) frame.current?.focus({ preventScroll: true })
  }, [done])
  const load = () => {
    wasPressed.current = true
    onLoad()
  }
  return (
    <div ref={frame} tabIndex={-1} className={cn('flex flex-col items-center gap-2 py-6 outline-none', className)}>
      {done ? null : (
        <Button loading={loading} loadingLabel={loadingLabel} onClick={load}>
          {label}
        </Button>
      )}
      {shown ? <span className="numeric text-xs text-muted">{shown}</span> : null}
    </div>
  )
}

/** Where a page button leads; neither means it is at the end. */
export type PageStep = { label: string; href?: string; onClick?: () => void }

export type PaginationProps = {
  label: string
  previous: PageStep
  next: PageStep
  /** Where one is, e.g. "1–50 of 1,240". */
  position?: string
  linkComponent?: ElementType
  className?: string
}

/** Page by page, for tables whose place stands in the address. */
export function Pagination({ label, previous, next, position, linkComponent = 'a', className }: PaginationProps) {
  return (
    <nav aria-label={label} className={cn('flex items-center justify-between gap-3', className)}>
      <span className="numeric text-sm text-muted">{position}</span>
      <div className="flex gap-2">
        <StepButton step={previous} direction="previous" link={linkComponent} />
        <StepButton step={next} direction="next" link={linkComponent} />
      </div>
    </nav>
  )
}

type StepButtonProps = { step: PageStep; direction: 'previous' | 'next'; link: ElementType }

function StepButton({ step, direction, link: Link }: StepButtonProps) {
  const icons =
    direction === 'previous'
      ? { icon: <ChevronLeft aria-hidden="true" /> }
      : { iconEnd: <ChevronRight aria-hidden="true" /> }
  if (step.href !== undefined) {
    return (
      <Button size="sm" {...icons} render={<Link href={step.href} rel={direction === 'previous' ? 'prev' : 'next'} />}>
        {step.label}
      </Button>
    )
  }
  return (
    <Button size="sm" {...icons} disabled={!step.onClick} onClick={step.onClick}>
      {step.label}
    </Button>
  )
}
