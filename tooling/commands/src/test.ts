import { runSteps } from './checks/run-steps'
import { build, deadCode, endToEnd, format, houseRules, lint, types, unit } from './checks/steps'
import { stopRequested } from './instance/signals'
import { runCommand } from './run-command'

await runCommand(() => runSteps([format, lint, types, houseRules, deadCode, unit, build, endToEnd], stopRequested()))
