import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ApiReference } from '@/features/reference/api-reference'
import { currentProcess } from '@/server/process'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('reference'))('title') }
}

export default function ApiReferencePage() {
  return <ApiReference document={currentProcess().rest.document} />
}
