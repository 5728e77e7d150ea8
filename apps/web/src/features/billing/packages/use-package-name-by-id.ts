'use client'

import { useGivenNames } from '../names/names-provider'
import { useNameOfPackage } from './use-name-of-package'

/** What a package is called of which only the id is known. */
export function usePackageNameById(): (id: string) => string {
  const { packages } = useGivenNames()
  const nameOf = useNameOfPackage()
  return (id) => nameOf({ id, names: packages[id] })
}
