// npm run fuzz [-- --minutes 30] [-- --hours 8] [-- --seed 7] [-- FILTER…]: the property tests with other seeds, and spoiled texts of
// every kind (`-- fuzz` for these only), round after round until the time is over (5 minutes unless named) or one fails. It prints every
// seed; `--seed` runs that one alone.
import { parseArgs } from 'node:util'
import { propertyTests } from './property-tests.mjs'
import { run } from './setup.mjs'

const { values, positionals } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    hours: { type: 'string', default: '0' },
    seed: { type: 'string' },
  },
  allowPositionals: true,
})
const files = propertyTests().filter(it => positionals.every(filter => it.includes(filter)))
if (files.length === 0) {
  console.error(`No property test has ${positionals.join(' and ')} in its path.`)
  process.exit(1)
}

const minutes = Number(values.hours) > 0 ? Number(values.hours) * 60 : Number(values.minutes)
const end = Date.now() + minutes * 60_000
/** How many spoiled texts are tried in a round, and how long one test may take for them. */
const deep = { runs: '400', timeout: '900000' }
do {
  const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31))
  console.log(`\n── seed ${seed}`)
  const code = run(
    'npx',
    ['--no-install', 'vitest', 'run', '--reporter=dot', `--testTimeout=${deep.timeout}`, ...files],
    {
      env: { ...process.env, PROPERTY_SEED: seed, PROPERTY_RUNS: deep.runs },
    },
  )
  if (code !== 0) {
    console.error(`\nFailed with seed ${seed}. Run it again: npm run fuzz -- --seed ${seed}`)
    process.exit(1)
  }
} while (!values.seed && Date.now() < end)
