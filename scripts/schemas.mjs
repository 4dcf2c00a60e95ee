// npm run schemas: a JSON Schema of each kind in dist/schemas, made from src/core/kinds, one of all of them (`all.json`), and that of
// `.drawbridge.yaml`, for editors that know only schemas.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './setup.mjs'

const { build } = await import('vite')

const made = join(root, 'node_modules', '.cache', 'drawbridge', 'schemas')
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: true },
  build: { ssr: 'src/cli/schemas.ts', outDir: made, emptyOutDir: true, target: 'node20' },
})
const { allSchemas } = await import(join(made, 'schemas.js'))
const folder = join(root, 'dist', 'schemas')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const files = allSchemas()
for (const { name, schema } of files)
  writeFileSync(join(folder, name), `${JSON.stringify(schema, null, 2)}\n`)
console.log(`Wrote ${files.length} schemas to dist/schemas.`)
