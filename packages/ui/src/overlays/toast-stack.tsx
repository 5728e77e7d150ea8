'use client'

import { useEffect } from 'react'
import { Toaster as Sonner } from 'sonner'
import { toastStackReady } from './toast-door'

/** Sonner's stack; `Toaster` loads it with the first toast. `React.lazy` wants a default export. */
// oxlint-disable-next-line import/no-default-export
export default function ToastStack({ label }: { label: string }) {
  // Sonner forgets what is sent before it listens; its own effect ran before this one.
  useEffect(toastStackReady, [])
  return (
    <Sonner
      position="bottom-right"
      containerAriaLabel={label}
      gap={8}
      offset={20}
      mobileOffset={{ bottom: 'calc(4.75rem + env(safe-area-inset-bottom))', left: 12, right: 12 }}
      visibleToasts={4}
      expand
      style={{ fontFamily: 'inherit' }}
      toastOptions={{ unstyled: true, className: 'w-full' }}
    />
  )
}
