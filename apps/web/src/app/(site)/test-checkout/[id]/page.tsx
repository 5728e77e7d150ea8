import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { TestCheckout } from '@/features/billing/test-checkout/test-checkout'
import { readTestCheckout } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('test-checkout'))('title'), robots: { index: false } }
}

export default async function TestCheckoutPage({ params }: PageProps<'/test-checkout/[id]'>) {
  const checkout = await readTestCheckout((await params).id)
  if (!checkout) notFound()
  return <TestCheckout checkout={checkout} />
}
