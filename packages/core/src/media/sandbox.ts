import { realpathSync } from 'node:fs'
import { dirname } from 'node:path'
import { runChild } from './child'

/** How children are fenced in. `none` says why. */
export type Sandbox =
  | { kind: 'bubblewrap'; path: string }
  | { kind: 'unshare'; path: string }
  | { kind: 'none'; reason: string }

export interface Reach {
  /** Files and folders it may read beside the system's own. Default: everything. */
  readable?: readonly string[]
  /** Folders it may write into. */
  writable: readonly string[]
}

const SYSTEM_FOLDERS = [
  '/usr',
  '/lib',
  '/lib64',
  '/bin',
  '/sbin',
  '/etc/fonts',
  '/etc/alternatives',
  '/etc/ld.so.cache',
]

/**
 * The words to put before a command. Either sandbox takes the network away; bubblewrap also limits what is read and
 * written to `reach`. The tool keeps no capability inside.
 */
export function sandboxWords(sandbox: Sandbox, tool: string, reach: Reach): string[] {
  if (sandbox.kind === 'none') return []
  if (sandbox.kind === 'unshare')
    return [sandbox.path, '--user', '--map-user=65534', '--map-group=65534', '--net', '--ipc', '--']
  const { readable, writable } = reach
  const visible = readable ? [...SYSTEM_FOLDERS, dirname(tool), dirname(realpathSync(tool)), ...readable] : ['/']
  const fence = '--unshare-user --unshare-net --unshare-ipc --unshare-uts --die-with-parent --cap-drop ALL'.split(' ')
  const views = visible.flatMap((path) => ['--ro-bind-try', path, path])
  const devices = '--dev /dev --proc /proc'.split(' ')
  const outputs = writable.flatMap((folder) => ['--bind', folder, folder])
  return [sandbox.path, ...fence, ...views, ...devices, ...outputs, '--']
}

/** Tries what the machine offers, strongest first, by running every tool inside it. */
export async function findSandbox(
  findProgram: (name: string) => string | null,
  tools: readonly string[],
): Promise<Sandbox> {
  const tried: string[] = []
  for (const [kind, program] of [['bubblewrap', 'bwrap'] as const, ['unshare', 'unshare'] as const]) {
    const path = findProgram(program)
    if (!path) {
      tried.push(`${program} is not installed`)
      continue
    }
    const sandbox = { kind, path }
    const refused = await firstRefused(sandbox, tools)
    if (refused === null) return sandbox
    tried.push(`${program} cannot run ${refused}, or is not allowed by the kernel`)
  }
  return { kind: 'none', reason: tried.join('; ') }
}

async function firstRefused(sandbox: Sandbox, tools: readonly string[]): Promise<string | null> {
  for (const tool of tools) {
    const [command = '', ...words] = sandboxWords(sandbox, tool, { readable: [], writable: [] })
    const { code } = await runChild({ command, args: [...words, tool, '-version'], timeoutMs: 5000, niceness: 0 })
    if (code !== 0) return tool
  }
  return null
}
