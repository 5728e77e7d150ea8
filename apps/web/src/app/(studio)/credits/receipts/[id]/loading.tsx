import { ReceiptSkeleton } from '@/features/billing/receipts/receipt-skeleton'

export default function Loading() {
  return <ReceiptSkeleton />
}
