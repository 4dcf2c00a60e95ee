// TypeScript of the project for scripts that Node runs: `await built('bench/engine.ts')` gives what the file exports.
import { basename, dirname, join } from 'node:path'
import { root } from './setup.mjs'

export async function built(entry) {
  const { build } = await import('vite')
  const name = basename(entry).replace(/\.ts$/, '')
  const outDir = join(root, '.cache', basename(dirname(entry)), name)
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { ssr: entry, outDir, emptyOutDir: true, target: 'node20', sourcemap: true },
    ssr: { noExternal: true },
  })
  return import(join(outDir, `${name}.js`))
}
