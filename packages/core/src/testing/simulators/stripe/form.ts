/** Decoded form parameters: text, lists and records of them. */
export type FormValue = string | FormValue[] | { [name: string]: FormValue }
export type FormParams = Record<string, FormValue>

/** `a[b]=1&c[0][d]=2` as `{ a: { b: '1' }, c: [{ d: '2' }] }`, the way Stripe reads bodies and queries. */
export function decodeForm(text: string): FormParams {
  const root: Branch = new Map()
  for (const [key, value] of new URLSearchParams(text)) {
    const path = key.split('[').map((part) => part.replace(/\]$/, ''))
    put(root, path, value)
  }
  return Object.fromEntries([...root].map(([name, value]) => [name, settle(value)]))
}

type Branch = Map<string, Branch | string>

function put(branch: Branch, [head = '', ...rest]: string[], value: string): void {
  const name = head === '' ? String(branch.size) : head
  if (rest.length === 0) {
    branch.set(name, value)
    return
  }
  const below = branch.get(name)
  const next: Branch = below instanceof Map ? below : new Map()
  branch.set(name, next)
  put(next, rest, value)
}

function settle(value: Branch | string): FormValue {
  if (typeof value === 'string') return value
  const names = [...value.keys()]
  if (names.length > 0 && names.every((name, index) => name === String(index))) return [...value.values()].map(settle)
  return Object.fromEntries([...value].map(([name, below]) => [name, settle(below)]))
}
