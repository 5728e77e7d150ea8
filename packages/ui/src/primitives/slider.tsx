'use client'

import { Slider as Base } from '@base-ui/react/slider'
import { cn } from './cn'

export type SliderProps = {
  label: string
  labelHidden?: boolean
  value: number
  onValueChange: (value: number) => void
  /** After the hand lets go, or after a key. */
  onValueCommitted?: (value: number) => void
  min?: number
  max?: number
  step?: number
  /** The value as shown and spoken, e.g. `8 s`. */
  formatValue?: (value: number) => string
  disabled?: boolean
  name?: string
  className?: string
}

/** A number by hand, with arrow keys, Page keys, Home and End. */
export function Slider(props: SliderProps) {
  const { label, labelHidden, onValueChange, onValueCommitted, formatValue = String, className, ...rest } = props
  return (
    <Base.Root
      {...rest}
      thumbAlignment="edge"
      onValueChange={(value) => onValueChange(value)}
      onValueCommitted={(value) => onValueCommitted?.(value)}
      className={cn('flex w-full flex-col gap-1', className)}
    >
      <div className={cn('flex items-baseline justify-between gap-3 text-sm', labelHidden && 'sr-only')}>
        <Base.Label className="font-medium">{label}</Base.Label>
        <Base.Value className="numeric text-muted">{() => formatValue(rest.value)}</Base.Value>
      </div>
      <Base.Control className="flex h-6 w-full touch-none items-center select-none data-disabled:opacity-50">
        <Base.Track className="h-1 w-full rounded-full bg-wash-strong">
          <Base.Indicator className="rounded-full bg-ink" />
          <Base.Thumb
            getAriaValueText={(_text, value) => formatValue(value)}
            className="touch-24 size-4 rounded-full border-2 border-ink bg-raised transition-[scale] duration-(--duration-fast) has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring data-dragging:scale-115"
          />
        </Base.Track>
      </Base.Control>
    </Base.Root>
  )
}
