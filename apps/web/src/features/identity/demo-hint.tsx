import { Button } from '@studiolo/ui/button'
import { Callout } from '@studiolo/ui/callout'
import { useTranslations } from 'next-intl'
import Link from 'next/link'

/** Where mail lies on a demo instance; shown only where the server says that this reader may look into it. */
export function DemoHint() {
  const t = useTranslations('auth.demo')
  return (
    <Callout
      title={t('title')}
      action={
        <Button size="sm" render={<Link href="/outbox" />}>
          {t('open')}
        </Button>
      }
    >
      {t('text')}
    </Callout>
  )
}
