// Each layer is compiled by itself, so that core cannot see the DOM; then everything once more, tests included.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { root } from './setup.mjs'

const projects = ['src/core', 'src/workspace', 'src/platform', 'src/view', 'src/lsp', 'src/cli', '.']
let failed = 0
for (const project of projects) {
  // What is found of a file is kept, so that the next run reads only what has changed and what depends on it.
  const known = join(root, '.cache', 'types', `${project.replace('/', '-')}.tsbuildinfo`)
  const flags = ['-p', project, '--incremental', '--tsBuildInfoFile', known]
  const { status } = spawnSync('npx', ['--no-install', 'tsc', ...flags], { stdio: 'inherit' })
  if (status !== 0) failed++
}
console.log(`types: ${projects.length - failed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
