// npm run kustomize: asks the real kustomize about every case and holds the recording against it; `-- --record` writes the recording.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { built } from '../built.mjs'
import { root } from '../setup.mjs'
import { caseFolder, handWritten } from './cases.mjs'
import { generated } from './generate.mjs'

const recording = join(caseFolder, 'recorded.json.gz')
/** Overlays of changes, with what they and the files of now are built to. */
const changesRecording = join(caseFolder, 'changes.json.gz')
const [argument, count] = process.argv.slice(2)
const go = ['go', '/usr/local/go/bin/go'].find(it => spawnSync(it, ['version']).status === 0)
if (!go) {
  console.log('Go is not installed: the recording of kustomize is not checked against it.')
  process.exit(0)
}

const program = join(root, '.cache', 'kustomize')
mkdirSync(join(root, '.cache'), { recursive: true })
const compiled = spawnSync(go, ['build', '-o', program, '.'], {
  cwd: join(root, 'scripts/kustomize'),
  stdio: 'inherit',
})
if (compiled.status !== 0) process.exit(1)

if (argument === '--print') {
  // Cases beyond the recording, for a long comparison: one JSON text with the answers.
  process.stdout.write(JSON.stringify(ask(generated(Number(count ?? 1000), 7))))
  process.exit(0)
}

const answers = ask([...handWritten(), ...generated(150)])
if (argument === '--record') {
  writeFileSync(recording, gzipSync(JSON.stringify(answers), { level: 9 }))
  console.log(`${answers.length} cases recorded, ${answers.filter(it => it.error).length} of them errors.`)
  const { overlaidCases } = await built('src/testing/changed-workspaces.ts')
  const changes = askOfChanges(overlaidCases(40))
  writeFileSync(changesRecording, gzipSync(JSON.stringify(changes), { level: 9 }))
  console.log(`${changes.length} overlays of changes recorded.`)
} else {
  const known = read(recording)
  checkChanges()
  const byId = new Map(known.map(it => [it.id, JSON.stringify(it)]))
  const wrong = answers.filter(it => byId.get(it.id) !== JSON.stringify(it))
  for (const it of wrong) console.log(`differs: ${it.id}`)
  console.log(
    `${answers.length - wrong.length} of ${answers.length} recorded answers are those of kustomize.`,
  )
  if (wrong.length > 0 || known.length !== answers.length) process.exit(1)
}

function read(file) {
  return existsSync(file) ? JSON.parse(gunzipSync(readFileSync(file)).toString()) : []
}

/** Overlays of changes with what kustomize builds of them, and of the files of now. */
function askOfChanges(changes) {
  const cases = changes.flatMap(({ id, overlay, now }) =>
    [overlay, now].map(({ files, root }) => ({
      id,
      files: Object.fromEntries(files.map(it => [it.name, it.text])),
      root,
    })),
  )
  const built = ask(cases).map(it => it.yaml ?? null)
  return changes.map((it, i) => ({ ...it, built: built[2 * i], wanted: built[2 * i + 1] }))
}

function checkChanges() {
  const recorded = read(changesRecording)
  const again = askOfChanges(recorded)
  const same = again.filter((it, i) => JSON.stringify(it) === JSON.stringify(recorded[i]))
  console.log(`${same.length} of ${recorded.length} overlays of changes are built as recorded.`)
  if (same.length < recorded.length) process.exit(1)
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
