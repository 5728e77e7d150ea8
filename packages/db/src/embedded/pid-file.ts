import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export interface Postmaster {
  pid: number
  port: number
  /** False while it starts up, recovers or shuts down. */
  ready: boolean
}

const PID_LINE = 0
const PORT_LINE = 3
const STATUS_LINE = 7

/**
 * The server that runs on a data folder (lines as in https://www.postgresql.org/docs/current/storage-file-layout.html).
 * The file is believed only while its process lives and is a Postgres on this folder. One of a dead process Postgres
 * clears away itself; one whose number another program has by now would stop it, so that one goes here.
 */
export function runningPostmaster(dir: string): Postmaster | null {
  const path = join(dir, 'postmaster.pid')
  const text = readText(path)
  const lines = text.split('\n')
  const pid = Number(lines[PID_LINE])
  // It is made empty and filled afterwards: half a file says nothing yet.
  if (!Number.isInteger(pid) || pid < 1 || lines.length <= PORT_LINE) return null
  if (isPostgresOn(pid, dir))
    return { pid, port: Number(lines[PORT_LINE]), ready: lines[STATUS_LINE]?.trim() === 'ready' }
  if (isAlive(pid) && readText(path) === text) rmSync(path, { force: true })
  return null
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Pids are used again (in a container always the same few), so the command line must name our folder. */
export function isPostgresOn(pid: number, dir: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false
  const words = commandLine(pid)
  return words.includes('postgres') && words.includes(dir)
}

function commandLine(pid: number): string {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    } catch {
      return ''
    }
  }
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
}
