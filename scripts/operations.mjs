// Tries the editor's operations on recorded texts, for the conformance run.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { processes } from './cases.mjs'
import { root } from './setup.mjs'

/** How many operations are tried on each text. */
const perText = 24

/** What came of operations on the texts of a file of cases: how many were done and refused, and what was wrong. */
export async function tryOperations(file) {
  const { build } = await import('vite')
  const outDir = join(root, '.cache', 'operations')
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { ssr: 'scripts/try-operations.ts', outDir, emptyOutDir: true, target: 'node20' },
    ssr: { noExternal: true },
  })
  const parts = await Promise.all(
    Array.from({ length: processes }, (_, i) => runPart(join(outDir, 'try-operations.js'), file, i)),
  )
  return parts.reduce(joined)
}

function runPart(script, file, part) {
  return new Promise((resolve, reject) => {
    const args = [script, file, String(part), String(processes), String(perText)]
    const child = spawn('node', args, { stdio: ['ignore', 'pipe', 'inherit'] })
    const chunks = []
    child.stdout.on('data', it => chunks.push(it))
    child.on('error', reject)
    child.on('close', code =>
      code === 0
        ? resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')))
        : reject(new Error(`part ${part}`)),
    )
  })
}

function joined(a, b) {
  const operations = { ...a.operations }
  for (const [name, count] of Object.entries(b.operations)) operations[name] = (operations[name] ?? 0) + count
  return {
    texts: a.texts + b.texts,
    done: a.done + b.done,
    refused: a.refused + b.refused,
    sorts: Math.max(a.sorts, b.sorts),
    operations,
    faults: [...a.faults, ...b.faults],
  }
}
