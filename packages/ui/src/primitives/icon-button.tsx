'use client'

import type { ReactNode } from 'react'
import { Button } from './button'
import type { ButtonProps, ButtonSize } from './button'
import { cn } from './cn'
import { Tooltip } from './tooltip'

export type IconButtonProps = Omit<ButtonProps, 'children' | 'icon' | 'iconEnd' | 'aria-label'> & {
  /** Its name, spoken and shown in the tooltip. */
  label: string
  icon: ReactNode
  shortcut?: string[]
  tooltipSide?: 'top' | 'bottom' | 'left' | 'right'
}

const squares: Record<ButtonSize, string> = {
  sm: 'w-7 px-0',
  md: 'w-9 px-0 pointer-coarse:w-10',
  lg: 'w-11 px-0 [&_svg]:size-5',
}

/** A square button with an icon, always with a name. */
export function IconButton({ label, icon, shortcut, tooltipSide, variant = 'ghost', ...props }: IconButtonProps) {
  const { size = 'md', className, ...rest } = props
  return (
    <Tooltip label={label} shortcut={shortcut} side={tooltipSide}>
      <Button {...rest} variant={variant} size={size} aria-label={label} className={cn(squares[size], className)}>
        {icon}
      </Button>
    </Tooltip>
  )
}
