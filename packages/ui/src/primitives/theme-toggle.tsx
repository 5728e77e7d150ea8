'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { SegmentedControl } from './segmented-control'

export type ThemeChoice = 'light' | 'dark' | 'system'

export type ThemeToggleProps = {
  value: ThemeChoice
  onChange: (value: ThemeChoice) => void
  labels: { group: string } & Record<ThemeChoice, string>
}

/** Light, dark, or as the system says. Setting `data-theme` on `html` is the caller's; for `system` leave it away. */
export function ThemeToggle({ value, onChange, labels }: ThemeToggleProps) {
  return (
    <SegmentedControl
      label={labels.group}
      value={value}
      onValueChange={onChange}
      show="icons"
      options={[
        { value: 'light', label: labels.light, icon: <Sun aria-hidden="true" /> },
        { value: 'dark', label: labels.dark, icon: <Moon aria-hidden="true" /> },
        { value: 'system', label: labels.system, icon: <Monitor aria-hidden="true" /> },
      ]}
    />
  )
}
