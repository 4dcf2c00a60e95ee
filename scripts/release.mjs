// npm run release: releases the version of package.json. Checks that all is said and committed, builds, packs and tries the packages, writes
// artefacts, checksums and notes to dist/release, and tags. `-- --dry-run` does all of it but the tag, and only says what is not ready.
// `-- --prepare 0.2.0` writes a new version to every file that names it, and the changelog's section; look at it and commit it.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import {
  compareVersions,
  isVersion,
  naming,
  problemsOf,
  sectionOf,
  withRelease,
  withVersion,
} from './release-checks.mjs'
import { ensurePackages, root, run } from './setup.mjs'

const words = process.argv.slice(2)
const unknown = words.filter(
  (it, i) => it !== '--dry-run' && it !== '--prepare' && words[i - 1] !== '--prepare',
)
if (unknown.length > 0) stop(`Unknown option ${unknown[0]}.`)
const target = join(root, 'dist', 'release')
if (words.includes('--prepare')) prepare(words[words.indexOf('--prepare') + 1] ?? '')
else await release(words.includes('--dry-run'))

/** Writes the next version to the files that name it. */
function prepare(version) {
  const before = json('package.json').version
  if (!isVersion(version)) stop(`${version || 'Nothing'} is no semantic version.`)
  if (compareVersions(version, before) < 0) stop(`${version} comes before ${before}.`)
  for (const file of naming) write(file, withVersion(text(file), before, version))
  const manifest = { ...json('package.json'), version }
  const lock = json('package-lock.json')
  lock.version = version
  lock.packages[''].version = version
  write('package.json', `${JSON.stringify(manifest, null, 2)}\n`)
  write('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
  if (sectionOf(text('CHANGELOG.md'), version) === undefined)
    write('CHANGELOG.md', withRelease(text('CHANGELOG.md'), version, new Date().toISOString().slice(0, 10)))
  console.log(`Look at the changes, run npm test, and commit them: git commit -am "release: ${version}"`)
}

async function release(isDry) {
  const { version } = json('package.json')
  const tag = `v${version}`
  const problems = problemsOf({
    version,
    lockVersion: json('package-lock.json').version,
    changelog: text('CHANGELOG.md'),
    changes: git('status', '--porcelain'),
    tags: git('tag', '--list', 'v*').split('\n').filter(Boolean),
    head: git('rev-parse', 'HEAD').trim(),
    tagged: commitOf(tag),
    texts: Object.fromEntries(naming.map(it => [it, text(it)])),
  })
  for (const it of problems) console.error(it)
  if (problems.length > 0 && !isDry) stop('Nothing was released.')

  ensurePackages()
  // Of these very sources, whatever was built before.
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  if (run('node', ['scripts/package.mjs', '--check']) !== 0)
    stop('The packages do not work. Nothing was released.')
  const files = await writeArtefacts(version)
  console.log(`\n${files.map(it => `${it.sum}  ${it.name}`).join('\n')}\n`)
  if (problems.length > 0) stop(`${tag} is not ready: see above.`)
  if (isDry) return console.log(`${tag} is ready. Nothing was tagged.`)
  if (commitOf(tag) === undefined) git('tag', '--annotate', tag, '--message', `Drawbridge ${version}`)
  console.log(`${tag} is tagged here, and nowhere else yet. Publish it, which the workflow release.yml does:
  git push origin ${tag}`)
}

/** The packages, the page as a zip, notes and checksums. */
async function writeArtefacts(version) {
  mkdirSync(target, { recursive: true })
  for (const it of ['npm-app', 'npm'])
    output('npm', ['pack', '--silent', '--pack-destination', target], join(root, 'dist', it))
  const { zipSync } = await import('fflate')
  const app = join(root, 'dist', 'app')
  const entries = filesBelow(app).map(it => [relative(app, it).split(sep).join('/'), readFileSync(it)])
  // The same files are the same bytes, whenever they are packed.
  const zip = zipSync(Object.fromEntries(entries), { level: 9, mtime: new Date(1980, 0, 1) })
  writeFileSync(join(target, `drawbridge-page-${version}.zip`), zip)
  cpSync(join(root, 'LICENSE'), join(target, 'LICENSE'))
  writeFileSync(join(target, 'NOTES.md'), `${sectionOf(text('CHANGELOG.md'), version) ?? ''}\n`)
  const files = readdirSync(target)
    .filter(it => /\.(tgz|zip)$/.test(it))
    .sort()
    .map(name => ({ name, sum: sha256(join(target, name)) }))
  // As `sha256sum --check` reads it.
  writeFileSync(join(target, 'SHA256SUMS'), files.map(it => `${it.sum}  ${it.name}\n`).join(''))
  return files
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(it => it.isFile())
    .map(it => join(it.parentPath ?? it.path, it.name))
    .sort()
}

function sha256(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

/** The commit that a tag stands at; undefined where there is no such tag. */
function commitOf(tag) {
  const { status, stdout } = spawnSync('git', ['rev-parse', '--verify', '--quiet', `${tag}^{commit}`], {
    cwd: root,
    encoding: 'utf8',
  })
  return status === 0 ? stdout.trim() : undefined
}

function git(...args) {
  return output('git', args, root)
}

function output(command, args, cwd) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (status !== 0) stop(`${command} ${args.join(' ')}: ${stderr}`)
  return stdout
}

function text(file) {
  return readFileSync(join(root, file), 'utf8')
}

function json(file) {
  return JSON.parse(text(file))
}

function write(file, content) {
  writeFileSync(join(root, file), content)
}

function stop(reason) {
  console.error(reason)
  process.exit(1)
}
