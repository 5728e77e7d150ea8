import { OrderSkeleton } from '@/features/billing/orders/order-skeleton'

export default function Loading() {
  return <OrderSkeleton />
}
