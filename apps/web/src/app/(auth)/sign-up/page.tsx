import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { Register } from '@/features/identity/register/register-form'
import { safeNext } from '@/features/identity/safe-next'
import { readMe, readOutbox, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.register')
  return { title: t('title') }
}

export default async function Page({ searchParams }: PageProps<'/sign-up'>) {
  const next = safeNext((await searchParams).next)
  if (await readMe()) redirect(next)
  const api = await serverApi()
  const [doors, outbox] = await Promise.all([api.identity.doors(), readOutbox()])
  return <Register next={next} doors={doors} showsDemo={outbox !== null} />
}
