import { closeAll } from './close-at-end'
import { afterAll } from 'vitest'

// Files of a worker share their modules, so this alone is run for each of them.
afterAll(closeAll)
