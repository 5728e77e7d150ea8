import { EmptyState } from '@studiolo/ui/empty-state'
import { Lock } from 'lucide-react'
import { useTranslations } from 'next-intl'

/** What support finds on a page for admins. */
export function AdminsOnly() {
  const t = useTranslations('admin')
  return <EmptyState icon={<Lock />} title={t('adminsOnly.title')} text={t('adminsOnly.text')} />
}
