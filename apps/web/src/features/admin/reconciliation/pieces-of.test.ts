import { encodeSerial } from '@studiolo/db/states/ids'
import { expect, test } from 'vitest'
import en from '../../../../messages/en/admin-reconciliation.json'
import zh from '../../../../messages/zh/admin-reconciliation.json'
import { piecesOf } from './pieces-of'

const [person, order, payment] = ['usr', 'ord', 'pay'].map((prefix) => `${prefix}_${'1'.repeat(26)}`)
const [grant, hold] = [encodeSerial('trf', 5), encodeSerial('hld', 7)]

test('a person stands for their wallet', () => {
  expect(piecesOf('lots', String(person))).toMatchObject([{ id: person, href: `/admin/ledger?userId=${person}` }])
})

test('where uses are compared, for what they started', () => {
  expect(piecesOf('usage', `${person} speech 2026-01-15`)).toMatchObject([
    { id: person, href: `/admin/generations?userId=${person}` },
    { text: ' speech 2026-01-15' },
  ])
})

test('each of several ids leads to where it is seen, wherever it stands', () => {
  const hrefs = (text: string) => piecesOf('payments', text).flatMap((piece) => ('href' in piece ? piece.href : []))
  expect(hrefs(`${order} ${payment}`)).toMatchObject([
    `/admin/orders?id=${order}&open=${order}`,
    `/admin/payments?id=${payment}&open=${payment}`,
  ])
  expect(hrefs(`paid none ${payment}`)).toHaveLength(1)
  expect(hrefs(`${grant} ${hold}`)).toMatchObject([`/admin/ledger/transfer/${grant}`, `/admin/ledger/of/${hold}`])
})

test('what is said is apart from numbers and names', () => {
  expect(piecesOf('payments', 'paid 115')).toEqual([
    { at: 0, word: 'paid' },
    { at: 4, text: ' 115' },
  ])
  expect(piecesOf('recoveries', 'taken back')).toMatchObject([{ word: 'taken-back' }])
  expect(piecesOf('duplicates', '990 USD minor units back')).toMatchObject([
    { text: '990 USD ' },
    { word: 'minor-units-back' },
  ])
  expect(piecesOf('usage', 'held-up unpaid')).toMatchObject([{ text: 'held-up unpaid' }])
})

test('what runs of before called things by stays as it is', () => {
  expect(piecesOf('lots', 'wallet 12')).toMatchObject([{ text: 'wallet 12' }])
})

test('every word has its words, in both languages', () => {
  for (const { said } of [en, zh]) {
    const keys = Object.keys(said)
    expect(keys.map((key) => piecesOf('holds', key.replaceAll('-', ' ')))).toMatchObject(
      keys.map((key) => [{ word: key }]),
    )
  }
})
