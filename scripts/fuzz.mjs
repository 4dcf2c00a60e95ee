// npm run fuzz [-- --minutes 30] [-- --seed 7] [-- FILTER…]: the property tests with other seeds, round after round until
// the minutes are over (5 unless named) or one fails. It prints every seed; `--seed` runs that one alone.
import { parseArgs } from 'node:util'
import { propertyTests } from './property-tests.mjs'
import { run } from './setup.mjs'

const { values, positionals } = parseArgs({
  options: { minutes: { type: 'string', default: '5' }, seed: { type: 'string' } },
  allowPositionals: true,
})
const files = propertyTests().filter(it => positionals.every(filter => it.includes(filter)))
if (files.length === 0) {
  console.error(`No property test has ${positionals.join(' and ')} in its path.`)
  process.exit(1)
}

const end = Date.now() + Number(values.minutes) * 60_000
do {
  const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 31))
  console.log(`\n── seed ${seed}`)
  const code = run('npx', ['--no-install', 'vitest', 'run', '--reporter=dot', ...files], {
    env: { ...process.env, PROPERTY_SEED: seed },
  })
  if (code !== 0) {
    console.error(`\nFailed with seed ${seed}. Run it again: npm run fuzz -- --seed ${seed}`)
    process.exit(1)
  }
} while (!values.seed && Date.now() < end)
