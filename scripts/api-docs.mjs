// npm run api-docs: the documentation of the library in dist/api, made by TypeDoc of the declarations in the package. TypeDoc and the
// TypeScript that it needs are installed in scripts/api-docs, beside the project's own; `npm run site` takes the pages along.
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from './setup.mjs'

const folder = join(root, 'scripts', 'api-docs')
if (run('node', ['scripts/package.mjs']) !== 0) process.exit(1)
if (!existsSync(join(folder, 'node_modules', 'typedoc')))
  must('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'])
rmSync(join(root, 'dist', 'api'), { recursive: true, force: true })
// A type that is not exported, a broken link or a name without a word about it fails.
must('npx', ['--no-install', 'typedoc'])

function must(command, args) {
  const { status } = spawnSync(command, args, {
    cwd: folder,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}
