import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import type { AddressInfo } from 'node:net'
import postgres from 'postgres'

/** The least a webhook route can do: one row with the raw body, then 200. `bare-insert <database>`; tells its port. */
const sql = postgres(process.argv[2] ?? '', { max: 4 })
await sql`create table bench_inbox (id bigint generated always as identity primary key, body text not null)`
const server = createServer(async (req, res) => {
  await sql`insert into bench_inbox (body) values (${await text(req)})`
  res.writeHead(200, { 'content-type': 'application/json' }).end('{"received":true}')
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
