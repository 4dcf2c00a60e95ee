// Takes recorded texts out and in again: `FILE PART PARTS`. Prints a report as JSON: for each way, how often it was gone and which
// texts came back as others.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { gitPatch } from '../src/core/patch/git-patch.ts'
import type { Files } from '../src/core/text/file-change.ts'
import { webCipher } from '../src/platform/web-cipher.ts'
import { formattingFault } from '../src/testing/formatting-fault.ts'
import { byteTrips, filesBefore, lockedTrip, objectTrips, packedTrips } from '../src/testing/round-trips.ts'
import { scrambledReport } from '../src/testing/scrambled-routes.ts'

/** Every nth text goes the ways that take long. */
const everyPacked = 150
const everyLocked = 900
/** Of configurations that requests were recorded for, every nth is traced under other names. */
const everyScrambled = 12
const mostRules = 4

const [file = '', part = '0', parts = '1'] = process.argv.slice(2)
const bytes = readFileSync(file)
const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n')
const cases = lines
  .filter(it => it.trim() !== '')
  .filter((_, i) => i % Number(parts) === Number(part))
  .map(it => JSON.parse(it) as { id: string; yaml: string; requests?: unknown })

const ways: { [name: string]: { gone: number; faults: string[] } } = {}
for (const [i, { id, yaml, requests }] of cases.entries()) {
  const files = [{ name: 'case.yaml', text: yaml }]
  // Reading again is what takes time: of the ways that need it, each text goes one.
  const trips = [
    ...byteTrips,
    objectTrips[i % objectTrips.length]!,
    ...(i % everyPacked === 0 ? packedTrips : []),
  ]
  for (const { name, run } of trips) note(name, id, run(files))
  note('laid out, read the same, nothing left to do', id, formattingFault(yaml) === undefined)
  if (requests && i % everyScrambled === 0)
    note('other names, same routes', id, scrambledReport(files, mostRules).faults.length === 0)
  if (i % everyLocked === 0) note('link with a passphrase', id, await lockedTrip(files, webCipher))
}
patchAll()
process.stdout.write(JSON.stringify(ways))

function note(name: string, id: string, same: boolean | undefined): void {
  if (same === undefined) return
  ways[name] ??= { gone: 0, faults: [] }
  ways[name].gone++
  if (!same) ways[name].faults.push(id)
}

/** One patch over all texts, as folders of one repository: git makes of them as they were what they are. */
function patchAll(): void {
  const now: Files = cases.map(({ yaml }, i) => ({ name: `${i}/case.yaml`, text: yaml }))
  const before = filesBefore(now)
  const folder = mkdtempSync(join(tmpdir(), 'round-trips-'))
  try {
    for (const { name, text } of before) {
      mkdirSync(join(folder, name, '..'), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    const input = gitPatch(before, now)
    if (input !== '')
      execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input, stdio: 'pipe' })
    for (const [i, { name, text }] of now.entries())
      note(
        'patch by git apply, byte for byte',
        cases[i]!.id,
        readFileSync(join(folder, name), 'utf8') === text,
      )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
