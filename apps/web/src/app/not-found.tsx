import { Button } from '@studiolo/ui/button'
import { EmptyState } from '@studiolo/ui/empty-state'
import { Compass } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'

export default async function NotFound() {
  const t = await getTranslations('shell')
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState
        icon={<Compass />}
        title={t('notFound.title')}
        text={t('notFound.text')}
        action={
          <Button variant="primary" render={<Link href="/" />}>
            {t('notFound.home')}
          </Button>
        }
      />
    </main>
  )
}
