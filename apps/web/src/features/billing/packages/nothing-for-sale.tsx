import { Callout } from '@studiolo/ui/callout'
import { useTranslations } from 'next-intl'

/** Why nothing can be bought: no payment service is set up (`off`), or there is no package (`none`). */
export function NothingForSale({ why }: { why: 'off' | 'none' }) {
  const t = useTranslations('billing.packages')
  return <Callout title={t(`${why}Title`)}>{t(`${why}Text`)}</Callout>
}
