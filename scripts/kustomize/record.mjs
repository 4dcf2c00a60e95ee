// npm run kustomize: asks the real kustomize about every case and holds the recording against it; `-- --record` writes the recording.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { root } from '../setup.mjs'
import { caseFolder, handWritten } from './cases.mjs'
import { generated } from './generate.mjs'

const recording = join(caseFolder, 'recorded.json.gz')
const [argument, count] = process.argv.slice(2)
const go = ['go', '/usr/local/go/bin/go'].find(it => spawnSync(it, ['version']).status === 0)
if (!go) {
  console.log('Go is not installed: the recording of kustomize is not checked against it.')
  process.exit(0)
}

const program = join(root, '.cache', 'kustomize')
mkdirSync(join(root, '.cache'), { recursive: true })
const built = spawnSync(go, ['build', '-o', program, '.'], {
  cwd: join(root, 'scripts/kustomize'),
  stdio: 'inherit',
})
if (built.status !== 0) process.exit(1)

if (argument === '--print') {
  // Cases beyond the recording, for a long comparison: one JSON text with the answers.
  process.stdout.write(JSON.stringify(ask(generated(Number(count ?? 1000), 7))))
  process.exit(0)
}

const answers = ask([...handWritten(), ...generated(150)])
if (argument === '--record') {
  writeFileSync(recording, gzipSync(JSON.stringify(answers), { level: 9 }))
  console.log(`${answers.length} cases recorded, ${answers.filter(it => it.error).length} of them errors.`)
} else {
  const known = existsSync(recording) ? JSON.parse(gunzipSync(readFileSync(recording)).toString()) : []
  const byId = new Map(known.map(it => [it.id, JSON.stringify(it)]))
  const wrong = answers.filter(it => byId.get(it.id) !== JSON.stringify(it))
  for (const it of wrong) console.log(`differs: ${it.id}`)
  console.log(
    `${answers.length - wrong.length} of ${answers.length} recorded answers are those of kustomize.`,
  )
  if (wrong.length > 0 || known.length !== answers.length) process.exit(1)
}

/** The cases with what kustomize says: its YAML, or that it refuses. Its own words are not kept. */
function ask(cases) {
  const input = cases.map(it => `${JSON.stringify(it)}\n`).join('')
  const { stdout, status } = spawnSync(program, { input, maxBuffer: 1 << 28, encoding: 'utf8' })
  if (status !== 0) process.exit(1)
  const lines = stdout
    .trim()
    .split('\n')
    .map(it => JSON.parse(it))
  if (process.env.KUSTOMIZE_WORDS)
    for (const it of lines) if (it.error) console.error(`${it.id}: ${it.error}`)
  return cases.map((it, i) => ({
    ...it,
    ...(lines[i].error ? { error: true } : { yaml: lines[i].yaml ?? '' }),
  }))
}
