import { OrdersSkeleton } from '@/features/billing/orders/orders-skeleton'

export default function Loading() {
  return <OrdersSkeleton />
}
