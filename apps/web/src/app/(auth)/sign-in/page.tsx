import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { redirect } from 'next/navigation'
import { safeNext } from '@/features/identity/safe-next'
import { readDoorError } from '@/features/identity/sign-in/door-error'
import { SignIn } from '@/features/identity/sign-in/sign-in-form'
import { readMe, readOutbox, serverApi } from '@/trpc/server'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('auth.signIn')
  return { title: t('title') }
}

export default async function Page({ searchParams }: PageProps<'/sign-in'>) {
  const { next: wanted, callbackUrl, error, by } = await searchParams
  const next = safeNext(wanted ?? pathOf(callbackUrl))
  if (await readMe()) redirect(next)
  const api = await serverApi()
  const [doors, outbox] = await Promise.all([api.identity.doors(), readOutbox()])
  return (
    <SignIn
      next={next}
      doors={doors}
      doorError={readDoorError(error)}
      showsDemo={outbox !== null}
      first={by === 'link' ? 'link' : 'password'}
    />
  )
}

/** next-auth sends back whole addresses. */
function pathOf(address: string | string[] | undefined): string | undefined {
  if (typeof address !== 'string' || !URL.canParse(address)) return undefined
  const { pathname, search } = new URL(address)
  return pathname + search
}
