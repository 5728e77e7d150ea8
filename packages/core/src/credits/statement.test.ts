import { decodeSerial, encodeSerial, type Id } from '@studiolo/db/states/ids'
import { expect, test } from 'vitest'
import { addMs, DAY_MS } from '../kernel/clock'
import { inTransaction, type Ctx } from '../kernel/context'
import { asUser, createUser, world } from '../testing/world'
import { statementInput, type StatementLine } from './contract'
import {
  captureHold,
  grantCredits,
  holdCredits,
  listStatement,
  statementCsv,
  streamStatement,
  type CsvLine,
} from './index'

async function busyCreator() {
  const { ctx, clock } = await world()
  const { id: userId } = await createUser(ctx)
  const words = (key: string) => ({ idempotencyKey: `${key}:${userId}`, reason: 'generation' })
  const book = <T>(body: Parameters<typeof inTransaction<T>>[1]) => inTransaction(ctx, body)
  await book((ctx) => grantCredits(ctx, { userId, amount: 20, source: 'welcome', ...words('grant') }))
  clock.advance(DAY_MS)
  const { holdId } = await book((ctx) => holdCredits(ctx, { userId, amount: 8, ...words('hold') }))
  clock.advance(DAY_MS)
  await book((ctx) => captureHold(ctx, { holdId, amount: 5, ...words('capture') }))
  return { ctx, clock, userId, holdId }
}

const read = (ctx: Ctx, userId: Id<'usr'>, filter: Partial<Parameters<typeof listStatement>[1]> = {}) =>
  listStatement(ctx, { ...statementInput.parse({}), ...filter, userId })

async function* pagesOf(lines: StatementLine[], change: Partial<CsvLine> = {}) {
  yield lines.map((line) => ({ ...line, reference: 'gen_1', ...change }))
}

async function drain(chunks: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const chunk of chunks) text += chunk
  return text
}

test('every movement stands in it, newest first, with the balances after', async () => {
  const { ctx, userId, holdId } = await busyCreator()
  const { lines, nextCursor } = await read(ctx, userId)
  expect(nextCursor).toBeNull()
  const told = lines.map(({ kind, amount, availableChange, heldChange, available, held }) => ({
    kind,
    amount,
    change: [availableChange, heldChange],
    after: [available, held],
  }))
  expect(told).toEqual([
    { kind: 'capture', amount: 5, change: [0, -5], after: [15, 0] },
    { kind: 'release', amount: 3, change: [3, -3], after: [15, 5] },
    { kind: 'hold', amount: 8, change: [-8, 8], after: [12, 8] },
    { kind: 'grant', amount: 20, change: [20, 0], after: [20, 0] },
  ])
  expect(lines.map(({ holdId }) => holdId)).toEqual([
    ...Array.from({ length: 3 }, () => encodeSerial('hld', holdId)),
    null,
  ])
  expect(lines.at(-1)).toMatchObject({ source: 'welcome', reason: 'generation' })
})

test('pages follow one another without a gap, whatever is booked meanwhile', async () => {
  const { ctx, userId } = await busyCreator()
  const all = (await read(ctx, userId)).lines.map((line) => line.id)
  const first = await read(ctx, userId, { limit: 3 })
  await inTransaction(ctx, (ctx) =>
    grantCredits(ctx, { userId, amount: 1, source: 'admin', idempotencyKey: `late:${userId}`, reason: 'late' }),
  )
  const second = await read(ctx, userId, { limit: 3, cursor: first.nextCursor ?? undefined })
  expect([...first.lines, ...second.lines].map((line) => line.id)).toEqual(all)
  expect(second.nextCursor).toBeNull()
})

test('it is filtered by kind and by time', async () => {
  const { ctx, clock, userId } = await busyCreator()
  const kinds = async (filter: Parameters<typeof read>[2]) =>
    (await read(ctx, userId, filter)).lines.map(({ kind }) => kind)
  expect(await kinds({ kinds: ['hold', 'grant'] })).toEqual(['hold', 'grant'])
  const now = clock.now()
  expect(await kinds({ from: now })).toEqual(['capture', 'release'])
  expect(await kinds({ from: addMs(now, -DAY_MS), to: now })).toEqual(['hold'])
})

test('one’s own statement only', async () => {
  const { ctx, userId } = await busyCreator()
  const stranger = await createUser(ctx)
  expect((await read(asUser(ctx, { id: userId }), userId)).lines).toHaveLength(4)
  await expect(read(asUser(ctx, stranger), userId)).rejects.toMatchObject({ kind: 'FORBIDDEN' })
  expect((await read(asUser(ctx, stranger), stranger.id)).lines).toEqual([])
  await expect(read(ctx, userId, { cursor: 'trf_what' })).rejects.toMatchObject({ kind: 'INVALID_INPUT' })
})

test('the whole statement streams, and becomes a file', async () => {
  const { ctx, userId } = await busyCreator()
  const lines: StatementLine[] = []
  for await (const page of streamStatement(ctx, { userId })) lines.push(...page)
  expect(lines).toEqual((await read(ctx, userId)).lines)

  const file = await drain(statementCsv(pagesOf(lines.slice(2))))
  expect(file).toBe(
    `id,at,kind,amount,available_change,held_change,available,held,debt,reason,source,reference,hold\r\n` +
      `${lines[2]?.id},2026-01-16T12:00:00.000Z,hold,8,-8,8,12,8,0,generation,,gen_1,${lines[2]?.holdId}\r\n` +
      `${lines[3]?.id},2026-01-15T12:00:00.000Z,grant,20,20,0,20,0,0,generation,welcome,gen_1,\r\n`,
  )
})

test('in somebody’s language its headings and codes are words, and a spreadsheet is told that it is UTF-8', async () => {
  const { ctx, userId } = await busyCreator()
  const headings = { id: '编号', at: '时间', kind: '类型', amount: '数额', available_change: '可用变动' }
  const more = {
    held_change: '冻结变动',
    available: '可用',
    held: '冻结',
    debt: '欠款',
    reason: '内容',
    source: '来源',
  }
  const words = {
    headings: { ...headings, ...more, reference: '关联', hold: '冻结编号' },
    cells: { kind: () => '冻结', reason: ({ reason }: CsvLine) => `因 ${reason}`, source: () => '' },
  }
  const { lines } = await read(ctx, userId, { kinds: ['hold'] })
  const [head = '', row = ''] = (await drain(statementCsv(pagesOf(lines), words))).split('\r\n')
  expect(head).toBe('\uFEFF编号,时间,类型,数额,可用变动,冻结变动,可用,冻结,欠款,内容,来源,关联,冻结编号')
  expect(row.split(',').slice(2)).toEqual([
    '冻结',
    '8',
    '-8',
    '8',
    '12',
    '8',
    '0',
    '因 generation',
    '',
    'gen_1',
    lines[0]?.holdId,
  ])
})

test('a cell that a spreadsheet would run is defused, and quotes are doubled', async () => {
  const { ctx, userId } = await busyCreator()
  const { lines } = await read(ctx, userId, { limit: 1 })
  const pages = pagesOf(lines, { reason: '=HYPERLINK("x")', reference: 'a,"b"', holdId: null })
  const [, row = ''] = (await drain(statementCsv(pages))).split('\r\n')
  expect(row).toContain(`,0,-5,`)
  expect(row.endsWith(`"'=HYPERLINK(""x"")",,"a,""b""",`)).toBe(true)
})

test('numbers become ids that sort like them, and back', () => {
  const numbers = [1, 31, 32, 1023, 1_000_000, Number.MAX_SAFE_INTEGER]
  const ids = numbers.map((number) => encodeSerial('trf', number))
  expect(ids.toSorted()).toEqual(ids)
  expect(ids.map((id) => decodeSerial('trf', id))).toEqual(numbers)
  expect(decodeSerial('hld', ids[0] ?? '')).toBeNull()
  expect(decodeSerial('trf', 'trf_0zzzzzzzzzzzz')).toBeNull()
})
