// Runs on whatever Node the machine has, before anything is installed: plain JavaScript, no dependencies.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const OLDEST = [20, 19]
const PINNED_MAJOR = 24
const PARENT_CHECK_MS = 1000
const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const pinned = join(root, 'node_modules/node/bin/node')
const stamp = join(root, 'node_modules/.studiolo-install')
const installLog = join(root, '.cache/install.log')

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const isOldEnough = major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])
  if (!isOldEnough)
    fail(
      `Node.js ${OLDEST.join('.')} or newer is needed; this is ${process.versions.node}. Get it from https://nodejs.org.`,
    )
}

function install() {
  const digest = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return
  process.stderr.write('Installing packages (once, about half a minute; output in .cache/install.log) …\n')
  mkdirSync(dirname(installLog), { recursive: true })
  const log = openSync(installLog, 'w')
  const options = { cwd: root, stdio: ['ignore', log, log], shell: process.platform === 'win32' }
  const { status, error } = spawnSync(
    'npm',
    ['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional'],
    options,
  )
  closeSync(log)
  if (status !== 0) {
    const tail = readFileSync(installLog, 'utf8').trimEnd().split('\n').slice(-15).join('\n')
    fail(
      `${tail}\n\nInstalling failed${error ? ` (${error.message})` : ''}. All of its output is in ${installLog}.\nIs the npm registry within reach (npm ping)? Then try again, or run "npm ci" by hand.`,
    )
  }
  writeFileSync(stamp, digest)
}

function checkPinnedNode() {
  const version = existsSync(pinned) ? spawnSync(pinned, ['--version'], { encoding: 'utf8' }).stdout?.trim() : ''
  if (Number(/^v(\d+)\./.exec(version ?? '')?.[1]) >= PINNED_MAJOR) return pinned
  if (Number(process.versions.node.split('.')[0]) >= PINNED_MAJOR) return process.execPath
  return fail(
    `Node.js ${PINNED_MAJOR} should have come with the packages but does not run (${pinned}).\n` +
      'Were install scripts switched off (ignore-scripts)? Run "npm rebuild node", or use Node.js 24 yourself.',
  )
}

function run(node, command, args) {
  const script = join(root, 'tooling/commands/src', `${command}.ts`)
  if (!existsSync(script)) fail(`There is no command "${command}".`)
  const PATH = `${dirname(node)}:${join(root, 'node_modules/.bin')}:${process.env.PATH ?? ''}`
  const child = spawn(node, ['--import', 'tsx', script, ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH },
  })
  child.channel?.unref()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  endWithNpm(child)
  child.once('error', (error) => fail(`${node} does not start: ${error.message}`))
  child.once('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)))
}

/** npm that dies without passing its signal on would leave us running in the background. */
function endWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), PARENT_CHECK_MS).unref()
}

const [command, ...args] = process.argv.slice(2)
if (!command) fail('Which command? For example: npm start')
checkNode()
install()
run(checkPinnedNode(), command, args)
