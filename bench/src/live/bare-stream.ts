import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import postgres from 'postgres'

/** LISTEN and an event stream, nothing between: `bare-stream <database> <channel>`; tells its port. */
const [, , url = '', channel = ''] = process.argv
const streams = new Set<ServerResponse>()
await postgres(url, { max: 1 }).listen(channel, (payload) => {
  for (const stream of streams) stream.write(`data: ${payload}\n\n`)
})

const server = createServer((req, res) => {
  if (req.url !== '/events') return void res.writeHead(200, { 'content-type': 'text/html' }).end('<p>bare</p>')
  res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  res.write(': open\n\n')
  streams.add(res)
  res.once('close', () => streams.delete(res))
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
