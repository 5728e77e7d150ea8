'use client'

import type { Me } from '@studiolo/core/identity/contract'
import { createContext, use, type ReactNode } from 'react'

export type Staff = Pick<Me, 'id' | 'role'>

const StaffContext = createContext<Staff | null>(null)

/** Tells the pages below who of the staff looks at them. */
export function StaffProvider({ staff, children }: { staff: Staff; children: ReactNode }) {
  return <StaffContext value={staff}>{children}</StaffContext>
}

/** Who looks, and whether as an admin; what support may not do is shown with the reason. The server decides anyway. */
export function useStaff(): Staff & { isAdmin: boolean } {
  const staff = use(StaffContext)
  if (!staff) throw new Error('useStaff needs a StaffProvider above it')
  return { ...staff, isAdmin: staff.role === 'admin' }
}
