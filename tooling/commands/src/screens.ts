import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInstance } from './instance/run-instance'
import { readSettings } from './instance/settings'
import { root } from './paths'
import { CommandError, runCommand } from './run-command'

/** Pictures every page of a fresh demo instance into `.screens`. */
await runCommand(async (args) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'studiolo-screens-'))
  const port = String(await freePort())
  const settings = await readSettings({
    ...process.env,
    STUDIOLO_DATA: dataDir,
    PORT: port,
    HOST: '127.0.0.1',
    APP_URL: '',
    DATABASE_URL: '',
    // One address plays everybody.
    RATE_LIMITS: 'register=100/1h, sign-in=100/1h, mail=100/1h, payment=100/1h',
  })
  let code = 1
  try {
    await runInstance({
      settings,
      mode: 'production',
      say: (line) => void process.stdout.write(`${line}\n`),
      ready: (demo) => {
        if (!demo) throw new CommandError('A fresh instance has its demo people.')
        const env = {
          ...process.env,
          SCREENS_URL: settings.appUrl,
          SCREENS_CREATOR: demo.creator.email ?? '',
          SCREENS_CREATOR_PASSWORD: demo.password,
          SCREENS_ADMIN: demo.adminEmail,
          SCREENS_ADMIN_PASSWORD: demo.adminPassword,
          SCREENS_FOLDER: join(root, '.screens'),
        }
        const script = join(root, 'apps/web/e2e/screens.ts')
        const camera = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
          cwd: root,
          stdio: 'inherit',
          env,
        })
        camera.once('error', () => process.kill(process.pid, 'SIGTERM'))
        camera.once('exit', (status) => {
          code = status ?? 1
          process.kill(process.pid, 'SIGTERM')
        })
      },
    })
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
  return code
})

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
