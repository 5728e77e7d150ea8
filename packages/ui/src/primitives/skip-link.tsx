import type { ReactNode } from 'react'

/** Unseen until the tab key reaches it; jumps over the navigation. */
export function SkipLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      className="fixed top-3 left-3 z-60 -translate-y-20 rounded-sm bg-inverse px-4 py-2.5 text-base font-medium text-on-inverse focus:translate-y-0 print:hidden"
    >
      {children}
    </a>
  )
}
