import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { systemClock } from '@studiolo/core/kernel/clock'
import { createLog } from '@studiolo/core/kernel/log'
import { createDiskStorage, createFilesDoor } from '@studiolo/core/storage'

/** The files door alone, in a process of its own: `files-server <root> <key in hex>`; prints its port. */
const [, , root = '', keyHex = ''] = process.argv
const signingKey = Buffer.from(keyHex, 'hex')
const storage = createDiskStorage({ root, signingKey, clock: systemClock, minFreeBytes: 0 })
const door = createFilesDoor({ storage, signingKey, clock: systemClock, log: createLog({ name: 'files-server' }) })
const server = createServer((req, res) => {
  void door(req, res).then((mine) => mine || res.writeHead(404).end())
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`)
})
