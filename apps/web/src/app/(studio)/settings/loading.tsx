import { SettingsSkeleton } from '@/features/identity/settings/settings-skeleton'

export default function Loading() {
  return <SettingsSkeleton />
}
