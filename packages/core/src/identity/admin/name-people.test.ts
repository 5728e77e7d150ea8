import { expect, test } from 'vitest'
import { asUser, createUser, world } from '../../testing/world'
import { namePeople } from './name-people'

test('the people asked for are named, nobody else, and only to the staff', async () => {
  const { ctx } = await world()
  const [support, ada, other] = [
    await createUser(ctx, { role: 'support' }),
    await createUser(ctx, { name: 'Ada' }),
    await createUser(ctx),
  ]
  expect(await namePeople(asUser(ctx, support), [ada.id, ctx.ids.next('usr')])).toEqual([
    { id: ada.id, email: ada.email, name: 'Ada' },
  ])
  expect(await namePeople(asUser(ctx, support), [])).toEqual([])
  await expect(namePeople(asUser(ctx, other), [ada.id])).rejects.toMatchObject({ kind: 'FORBIDDEN' })
})
