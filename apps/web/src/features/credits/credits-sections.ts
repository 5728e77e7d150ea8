/** The pages about credits and money, in the order they are named. */
export const sections = [
  { href: '/credits', name: 'credits' },
  { href: '/credits/statement', name: 'statement' },
  { href: '/credits/plan', name: 'plan' },
  { href: '/credits/insights', name: 'insights' },
  { href: '/credits/orders', name: 'billing' },
  { href: '/credits/recovery', name: 'requests' },
] as const
export type CreditsSection = (typeof sections)[number]['name']

/** To which of them a page belongs: one order belongs to the billing, and so does a receipt. */
export function sectionOf(path: string): CreditsSection {
  if (path.startsWith('/credits/receipts/')) return 'billing'
  const found = sections.findLast(({ href }) => path === href || path.startsWith(`${href}/`))
  return found?.name ?? 'credits'
}
