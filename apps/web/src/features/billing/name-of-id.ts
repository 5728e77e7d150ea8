/** An id as a name: `big-box` → `Big box`. */
export function nameOfId(id: string): string {
  const words = id.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
