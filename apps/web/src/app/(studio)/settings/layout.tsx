import type { ReactNode } from 'react'
import { SettingsFrame } from '@/features/identity/settings/settings-frame'
import { Words } from '@/features/shell/words'

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <Words of={['identity', 'auth', 'limits']}>
      <SettingsFrame>{children}</SettingsFrame>
    </Words>
  )
}
