// Runs a script of the sources over the texts of a recording, in several processes, for the conformance run.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { processes } from './cases.mjs'
import { root } from './setup.mjs'

/** What came of `scripts/NAME.ts FILE PART PARTS …more`, of each part. */
export async function overRecordedTexts(name, file, ...more) {
  const { build } = await import('vite')
  const outDir = join(root, '.cache', name)
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { ssr: `scripts/${name}.ts`, outDir, emptyOutDir: true, target: 'node20' },
    ssr: { noExternal: true },
  })
  const script = join(outDir, `${name}.js`)
  return Promise.all(
    Array.from({ length: processes }, (_, i) =>
      runPart([script, file, String(i), String(processes), ...more]),
    ),
  )
}

function runPart(args) {
  return new Promise((resolve, reject) => {
    const child = spawn('node', args, { stdio: ['ignore', 'pipe', 'inherit'] })
    const chunks = []
    child.stdout.on('data', it => chunks.push(it))
    child.on('error', reject)
    child.on('close', code =>
      code === 0
        ? resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')))
        : reject(new Error(`${args[0]} ended with ${code}`)),
    )
  })
}
