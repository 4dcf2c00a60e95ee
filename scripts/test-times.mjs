// node scripts/test-times.mjs [COUNT]: the slowest test files and stories of the last `npm test`, in seconds by the clock.
import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './setup.mjs'

const count = Number(process.argv[2] ?? 20)
show('unit tests, by file', 'unit.json', unitTimes)
show('stories', 'e2e.json', storyTimes)

function show(title, report, read) {
  const file = join(root, '.cache', report)
  if (!existsSync(file)) return console.log(`${title}: no report; run npm test`)
  const times = read(JSON.parse(readFileSync(file, 'utf8'))).sort((a, b) => b.seconds - a.seconds)
  const sum = times.reduce((total, it) => total + it.seconds, 0)
  console.log(`${title}: ${times.length}, ${Math.round(sum)} s together`)
  for (const { name, seconds } of times.slice(0, count))
    console.log(`${seconds.toFixed(1).padStart(8)}  ${name}`)
}

function unitTimes({ testResults }) {
  return testResults.map(it => ({
    name: relative(root, it.name),
    seconds: (it.endTime - it.startTime) / 1000,
  }))
}

function storyTimes(suite) {
  const own = (suite.specs ?? []).map(it => ({
    name: `${it.file}:${it.line} ${it.title}`,
    seconds: it.tests.flatMap(test => test.results).reduce((sum, result) => sum + result.duration, 0) / 1000,
  }))
  return [...own, ...(suite.suites ?? []).flatMap(storyTimes)]
}
