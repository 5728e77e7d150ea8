import { fileURLToPath } from 'node:url'
import { checkHouse } from './check-house'
import { printViolation } from './violation'

const { files, violations, unused } = checkHouse(fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, ''))
for (const violation of violations) console.error(printViolation(violation))
for (const key of unused) console.error(`an exception that nothing needs: ${key}`)
console.log(`house rules: ${files} files, ${violations.length} violations`)
if (violations.length > 0 || unused.length > 0) process.exitCode = 1
