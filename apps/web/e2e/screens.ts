import { mkdir } from 'node:fs/promises'
import { launchBrowser } from '@studiolo/vitest/browser'
import { openCamera } from './screens/camera'
import { makeWorks } from './screens/make-works'
import { takePlanStates } from './screens/plan-states'
import { register, signIn, somebody } from './harness/people'
import { adminRoutes, openRoutes, settingsRoutes, studioRoutes } from './harness/routes'

/** Pictures every page of a running instance, as each kind of person sees it; `npm run screens` starts it. */
const browser = await launchBrowser()
try {
  await mkdir(needed('SCREENS_FOLDER'), { recursive: true })
  const camera = openCamera(browser, { url: needed('SCREENS_URL'), folder: needed('SCREENS_FOLDER') })
  const creator = { email: needed('SCREENS_CREATOR'), password: needed('SCREENS_CREATOR_PASSWORD') }
  const admin = { email: needed('SCREENS_ADMIN'), password: needed('SCREENS_ADMIN_PASSWORD') }

  const newcomer = await camera.remember((visit) => register(visit, somebody('newcomer')))
  const { creating, unlucky } = await makeWorks(camera, creator)
  await camera.take({ 'create-running': '/create' }, { state: creating.state, shows: 'window' })
  await camera.take({ 'result-running': creating.running }, { state: creating.state })
  await camera.take({ ...named(openRoutes), 'not-found': '/nothing-here' })
  await camera.take(suffixed('new', studioRoutes), { state: newcomer })
  const pages = named([...studioRoutes, ...settingsRoutes])
  await camera.take({ ...pages, result: creating.video, 'result-sound': creating.sound }, { state: creating.state })
  const ends = { 'create-unlucky': '/create', 'result-failed': unlucky.failed, 'result-canceled': unlucky.canceled }
  await camera.take(ends, { state: unlucky.state })
  const bought = { 'test-checkout': creating.checkout, 'order-paid': creating.order, receipt: creating.receipt }
  await camera.take(bought, { state: creating.state })
  await takePlanStates(camera)
  const staff = await camera.remember((visit) => signIn(visit, admin))
  await camera.take(named(adminRoutes), { state: staff })
  await camera.take(suffixed('zh', openRoutes), { language: 'zh' })
  const chinese = await camera.remember((visit) => register(visit, somebody('xinren')), 'zh')
  await camera.take(suffixed('zh', [...studioRoutes, ...settingsRoutes]), { state: chinese, language: 'zh' })

  const { taken, problems } = camera.report()
  process.stdout.write(`${taken} pictures in ${needed('SCREENS_FOLDER')}\n`)
  if (problems.length > 0) {
    process.stderr.write(`What went wrong on the way:\n${problems.join('\n')}\n`)
    process.exitCode = 1
  }
} finally {
  await browser.close()
}

/** Pages by the name of their picture: `/admin/users` is `admin-users`, `/` is `home`. */
function named(routes: readonly string[]): Record<string, string> {
  return Object.fromEntries(routes.map((route) => [nameOf(route), route]))
}

function suffixed(suffix: string, routes: readonly string[]): Record<string, string> {
  return Object.fromEntries(routes.map((route) => [`${nameOf(route)}-${suffix}`, route]))
}

function nameOf(route: string): string {
  return route.replace(/\?.*$/, '').slice(1).replaceAll('/', '-') || 'home'
}

function needed(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: start me with npm run screens.`)
  return value
}
