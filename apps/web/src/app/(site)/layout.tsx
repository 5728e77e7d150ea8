import type { ReactNode } from 'react'
import { SiteFrame } from '@/features/shell/site-frame'
import { Words } from '@/features/shell/words'

export default function SiteLayout({ children }: { children: ReactNode }) {
  return (
    <Words of={['site']}>
      <SiteFrame>{children}</SiteFrame>
    </Words>
  )
}
