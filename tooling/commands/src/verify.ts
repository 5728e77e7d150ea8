import { runSteps } from './checks/run-steps'
import { deadCode, fastUnit, format, houseRules, lint, types } from './checks/steps'
import { stopRequested } from './instance/signals'
import { runCommand } from './run-command'

await runCommand(() => runSteps([format, lint, types, houseRules, deadCode, fastUnit], stopRequested()))
