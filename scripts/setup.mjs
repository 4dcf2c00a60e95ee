// What every command needs first: the packages of package-lock.json. Node's own modules only, since nothing else is here yet.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Runs a command in the project's folder with its output shown; answers with its exit code. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  })
  if (error) console.error(`${command}: ${error.message}`)
  return status ?? 1
}

/** Installs the packages where they are missing or not those of the lock file. Exits when that fails. */
export function ensurePackages() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Drawbridge needs Node 20.19 or newer; this is ${process.versions.node}.`)
    process.exit(1)
  }
  const stamp = join(root, 'node_modules', '.drawbridge-lock')
  const wanted = digest([join(root, 'package-lock.json')])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.log('Installing packages …')
  if (run('npm', ['ci', '--no-audit', '--no-fund']) !== 0) process.exit(1)
  writeFileSync(stamp, wanted)
}

/** Builds the app and the command-line tool unless the last build is of these very sources. */
export function ensureBuild() {
  const stamp = join(root, 'dist', '.sources')
  const sources = ['src', 'public'].flatMap(it => filesBelow(join(root, it)))
  const configs = ['index.html', 'vite.config.ts', 'vite.cli.config.ts', 'package-lock.json']
  const wanted = digest([...sources, ...configs.map(it => join(root, it))])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  if (run('npm', ['run', '--silent', 'build']) !== 0) process.exit(1)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

function filesBelow(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(it => it.isFile() && !/\.test\.tsx?$/.test(it.name))
    .map(it => join(it.parentPath ?? it.path, it.name))
    .sort()
}

function digest(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}
