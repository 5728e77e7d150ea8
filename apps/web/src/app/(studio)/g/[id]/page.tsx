import { cache } from 'react'
import type { Metadata } from 'next'
import { ResultPage } from '@/features/generation/result/result-page'
import { orNotFound, requireMe, serverApi } from '@/trpc/server'

const readGeneration = cache(async (id: string) => {
  await requireMe()
  const api = await serverApi()
  return orNotFound(api.generation.get({ id }))
})

export async function generateMetadata({ params }: PageProps<'/g/[id]'>): Promise<Metadata> {
  const { title } = await readGeneration((await params).id)
  return { title: title.slice(0, 60) }
}

export default async function Page({ params }: PageProps<'/g/[id]'>) {
  const { id } = await params
  const generation = await readGeneration(id)
  const api = await serverApi()
  const prices = await api.recipes.prices()
  return <ResultPage key={id} generation={generation} prices={prices} />
}
