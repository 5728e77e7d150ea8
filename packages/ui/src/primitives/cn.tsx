import { clsx } from 'clsx'
import type { ClassValue } from 'clsx'
import { extendTailwindMerge } from 'tailwind-merge'

// Our own scale names, or the merger takes `text-display` for a colour and drops the real one.
const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ['2xs', 'xs', 'sm', 'base', 'lg', 'xl', '2xl', '3xl', 'display'],
      radius: ['sm', 'md', 'lg'],
      shadow: ['float', 'dialog'],
      font: ['sans', 'display', 'mono'],
      animate: ['spin', 'breathe', 'travel', 'appear'],
    },
  },
})

/** Joins class names; of two Tailwind classes for the same property the later one stays. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes))
}
