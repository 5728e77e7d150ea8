import { speechPrice, videoPrice } from '@/features/credits/what-it-buys'
import { LandingPage } from '@/features/site/landing-page'
import { readMe, serverApi } from '@/trpc/server'

export default async function Page() {
  const api = await serverApi()
  const [me, prices] = await Promise.all([readMe(), api.recipes.prices()])
  return (
    <LandingPage
      standing={me ? 'signed-in' : 'visitor'}
      videoPrice={videoPrice(prices)}
      speechPrice={speechPrice(prices, 30)}
    />
  )
}
