import { expect, test } from 'vitest'
import { adminRoutes, openRoutes, settingsRoutes, studioRoutes } from './harness/routes'
import { openVisit } from './harness/visit'

test.each([
  ['anybody', undefined, openRoutes],
  ['a creator', 'creator', [...studioRoutes, ...settingsRoutes]],
  ['an admin', 'admin', adminRoutes],
] as const)('pages for %s are guarded, and their policy stops nothing of our own', async (_who, as, routes) => {
  // Whatever a policy stops is an error in the console, which fails the visit.
  const { page } = await openVisit({ as })
  for (const route of routes) {
    const answer = await page.goto(route)
    const headers = answer?.headers() ?? {}
    expect(headers, route).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': expect.stringMatching(/origin/),
      'permissions-policy': expect.stringContaining('camera=()'),
      'content-security-policy': expect.stringMatching(/script-src 'self' 'nonce-[^']+' 'strict-dynamic';/),
    })
    expect(headers['content-security-policy'], route).toContain("frame-ancestors 'none'")
    // Served over http at a loopback address: promising https would lock people out.
    expect(headers, route).not.toHaveProperty('strict-transport-security')
    await page.waitForLoadState('networkidle')
  }
})
