// npm run unit:fast [-- REV]: the unit tests that reach what differs from REV (HEAD unless named), without those over the
// recordings of Istio, which take most of the time. For the minute between two edits; `npm run unit` runs them all.
import { run } from './setup.mjs'

const [since = 'HEAD', ...rest] = process.argv.slice(2)
process.exitCode = run(
  'npx',
  ['--no-install', 'vitest', 'run', '--changed', since, '--passWithNoTests', ...rest],
  { env: { ...process.env, UNIT_FAST: '1' } },
)
