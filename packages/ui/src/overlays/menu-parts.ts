'use client'

import type { Menu } from '@base-ui/react/menu'
import { createContext, use } from 'react'

/** Base UI's menu parts, handed down by the panel, so that menu items do not pull them into every page. */
export const MenuParts = createContext<typeof Menu | null>(null)

/** The parts; throws outside a `Menu`. */
export function useMenuParts(): typeof Menu {
  const parts = use(MenuParts)
  if (!parts) throw new Error('Menu items stand inside a Menu')
  return parts
}
