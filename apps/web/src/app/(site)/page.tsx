import { rulesInForce } from '@/features/credits/rules-in-force'
import { speechPrice, videoPrice } from '@/features/credits/what-it-buys'
import { LandingPage } from '@/features/site/landing-page'
import { readMe, serverApi } from '@/trpc/server'

export default async function Page() {
  const api = await serverApi()
  const [me, prices] = await Promise.all([readMe(), api.recipes.prices()])
  const rules = rulesInForce(prices)
  return (
    <LandingPage
      standing={me ? 'signed-in' : 'visitor'}
      videoPrice={videoPrice(rules)}
      speechPrice={speechPrice(rules, 30)}
    />
  )
}
