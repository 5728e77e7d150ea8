'use client'

import { isId, type Id } from '@studiolo/db/states/ids'
import { keepPreviousData } from '@tanstack/react-query'
import { useMemo } from 'react'
import { trpc } from '@/trpc/client'
import { shortId } from './id-text'
import { nameOfPerson } from './name-of-person'

/** What to call each of these people: name, else address, else the shortened id; `…` until that is read. Other ids are passed over. */
export function usePeopleNames(ids: readonly string[]): (id: string) => string {
  const userIds = [...new Set(ids)].filter((id): id is Id<'usr'> => isId('usr', id)).sort()
  const { data, isError } = trpc.admin.users.names.useQuery(
    // The procedure takes 200 at a time; a longer list shows ids at its end until it is narrowed.
    { userIds: userIds.slice(0, 200) },
    { enabled: userIds.length > 0, placeholderData: keepPreviousData },
  )
  return useMemo(() => {
    const names = new Map(data?.map((person) => [person.id as string, nameOfPerson(person, shortId(person.id))]))
    return (id) => names.get(id) ?? (data || isError ? shortId(id) : '…')
  }, [data, isError])
}
