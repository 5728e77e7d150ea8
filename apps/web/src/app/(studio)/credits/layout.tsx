import type { ReactNode } from 'react'
import { CreditsNav } from '@/features/credits/credits-nav'

export default function CreditsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <CreditsNav />
      {children}
    </>
  )
}
