'use client'

import { mergeProps } from '@base-ui/react/merge-props'
import { useRender } from '@base-ui/react/use-render'
import { createContext, use } from 'react'

/** Closes the overlay around. */
export const CloseContext = createContext<() => void>(() => undefined)

export type OverlayCloseProps = useRender.ComponentProps<'button'>

/** A button that closes the overlay it stands in. */
export function OverlayClose({ render, ...props }: OverlayCloseProps) {
  const close = use(CloseContext)
  return useRender({
    defaultTagName: 'button',
    render,
    props: mergeProps<'button'>({ type: 'button', onClick: close }, props),
  })
}
