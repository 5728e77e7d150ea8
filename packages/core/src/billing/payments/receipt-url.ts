import type { payment } from '@studiolo/db/schema/billing'

/** The gateway's own receipt; null where it gives none. The test gateway's page is its checkout, and no paper. */
export function receiptUrlOf({
  gateway,
  receiptUrl,
}: Pick<typeof payment.$inferSelect, 'gateway' | 'receiptUrl'>): string | null {
  return gateway === 'test' ? null : receiptUrl
}
