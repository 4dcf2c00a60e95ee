// npm test: everything, in the order in which faults are cheapest to find. Each step says how many checks passed and failed.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuild, ensurePackages, root, run } from './setup.mjs'

ensurePackages()
const cache = join(root, '.cache')
rmSync(cache, { recursive: true, force: true })
mkdirSync(cache, { recursive: true })

const results = [
  step('types', () => exitCode('npm', ['run', '--silent', 'types'])),
  step('lint', () => exitCode('npm', ['run', '--silent', 'lint'])),
  step('unit', () => {
    const report = join(cache, 'unit.json')
    const code = run('npx', [
      '--no-install',
      'vitest',
      'run',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ])
    return counted(code, report, it => [
      it.numPassedTests,
      it.numFailedTests + (it.numFailedTestSuites && !it.numFailedTests ? 1 : 0),
    ])
  }),
  step('build', () => {
    ensureBuild()
    return [1, 0]
  }),
  step('package', () => exitCode('node', ['scripts/package.mjs', '--check'])),
  step('built tool', () => exitCode('npm', ['run', '--silent', 'built'])),
  step('conformance', () => {
    const report = join(cache, 'conformance.json')
    const code = run('node', ['scripts/conformance.mjs', '--report', report])
    return counted(code, report, it => [it.passed, it.failed])
  }),
]

const { ensureBrowser } = await import('./browser.mjs')
const browser = await ensureBrowser()
results.push(
  step('end to end', () => {
    if (!browser) {
      console.error(
        'No browser was found, and none could be installed. Set E2E_CHROMIUM to the path of a Chromium or Chrome.',
      )
      return [0, 1]
    }
    console.log(`Browser: ${browser}`)
    // A busy machine may stop a browser for seconds: a story gets a second try, and is named if it needed one.
    const code = run('npx', ['--no-install', 'playwright', 'test', '--retries', '1'], {
      env: { ...process.env, E2E_CHROMIUM: browser },
    })
    return counted(code, join(cache, 'e2e.json'), it => {
      if (it.stats.flaky)
        console.log(`${it.stats.flaky} passed only at the second try, listed above: faults to mend.`)
      return [it.stats.expected + it.stats.flaky, it.stats.unexpected]
    })
  }),
)

console.log()
for (const { name, passed, failed } of results)
  console.log(`${name.padEnd(12)} ${passed} passed, ${failed} failed`)
const passed = results.reduce((sum, it) => sum + it.passed, 0)
const failed = results.reduce((sum, it) => sum + it.failed, 0)
console.log(
  '\nThe recorded answers of kustomize were not asked for again: `npm run kustomize` does that where Go is installed.',
)
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)

function step(name, check) {
  console.log(`\n── ${name}`)
  const [passed, failed] = check()
  return { name, passed, failed }
}

function exitCode(command, args) {
  return run(command, args) === 0 ? [1, 0] : [0, 1]
}

/** What a runner's report counts; a runner that failed without a failed test counts as one failure. */
function counted(code, report, read) {
  if (!existsSync(report)) return [0, 1]
  const [passed, failed] = read(JSON.parse(readFileSync(report, 'utf8')))
  return [passed, failed || code === 0 ? failed : 1]
}
