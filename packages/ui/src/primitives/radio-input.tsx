'use client'

export type RadioInputProps = {
  /** The same for all of a group: the browser makes them one stop of the tab key, with arrow keys inside. */
  name: string
  value: string
  checked: boolean
  disabled?: boolean
  /** Its name where the label around it has no words. */
  label?: string
  onSelect: () => void
}

/** The browser's own radio button, unseen over the whole of the label that draws it; that one must be `relative`. */
export function RadioInput({ name, value, checked, disabled, label, onSelect }: RadioInputProps) {
  return (
    <input
      type="radio"
      name={name}
      value={value}
      checked={checked}
      disabled={disabled}
      aria-label={label}
      onChange={onSelect}
      className="absolute inset-0 m-0 size-full cursor-[inherit] appearance-none rounded-[inherit] opacity-0"
    />
  )
}
