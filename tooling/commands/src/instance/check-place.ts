import { statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { CommandError } from '../run-command'
import type { Settings } from './settings'

const MEBIBYTE = 1024 ** 2

/** Known before anything slow begins. Throws CommandError that names the variable. */
export function checkPort({ host, port }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => reject(new CommandError(portProblem(error, host, port))))
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}

function portProblem({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE')
    return `PORT: ${port} is already in use on ${host}. Choose another, e.g. PORT=${port + 1} npm start`
  if (code === 'EACCES') return `PORT: not allowed to listen on ${port}. Choose one above 1023.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST: ${host} is not an address of this machine.`
  return `PORT: cannot listen on ${host}:${port}: ${message}`
}

/** With less room than must stay free nothing could be stored. Throws CommandError that names the variable. */
export async function checkRoom({ dataDir, minFreeBytes }: Settings): Promise<void> {
  const { bavail, bsize } = await statfs(dataDir)
  if (bavail * bsize >= minFreeBytes) return
  const [free, wanted] = [bavail * bsize, minFreeBytes].map((bytes) =>
    Math.floor(bytes / MEBIBYTE).toLocaleString('en'),
  )
  throw new CommandError(
    `STUDIOLO_MIN_FREE_BYTES: ${dataDir} has ${free} MiB free, and ${wanted} MiB must stay free: nothing could be stored. Make room, or set it lower.`,
  )
}
