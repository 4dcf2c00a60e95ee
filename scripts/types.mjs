// Each layer is compiled by itself, so that core cannot see the DOM; then everything once more, tests included.
import { spawnSync } from 'node:child_process'

const projects = ['src/core', 'src/workspace', 'src/platform', 'src/view', 'src/lsp', 'src/cli', '.']
let failed = 0
for (const project of projects) {
  const { status } = spawnSync('npx', ['--no-install', 'tsc', '-p', project], { stdio: 'inherit' })
  if (status !== 0) failed++
}
console.log(`types: ${projects.length - failed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
