// What has to be true before a version is released, as functions from texts to sentences.

const semver = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:[\dA-Za-z-]+)(?:\.[\dA-Za-z-]+)*))?$/

/** The files that name the version that they belong to, beside package.json and its lock. */
export const naming = [
  'README.md',
  'action.yml',
  'docs/ci/github.md',
  'docs/ci/gitlab.md',
  'docs/ci/argocd.md',
  'docs/ci/pre-commit.md',
]

/** Whether a text is a version as semver.org has it, without build metadata: npm and tags know none. */
export function isVersion(text) {
  const pre = semver.exec(text)?.[4]
  return semver.test(text) && !(pre ?? '').split('.').some(it => /^0\d+$/.test(it))
}

/** Negative where the first comes before the second, by semver.org's clause 11. */
export function compareVersions(one, other) {
  const [a, b] = [one, other].map(it => semver.exec(it))
  for (const part of [1, 2, 3]) if (a[part] !== b[part]) return Number(a[part]) - Number(b[part])
  if (a[4] === undefined || b[4] === undefined) return (a[4] === undefined) - (b[4] === undefined)
  const [first, second] = [a[4].split('.'), b[4].split('.')]
  for (let i = 0; i < Math.max(first.length, second.length); i++) {
    const [x, y] = [first[i], second[i]]
    if (x === y) continue
    if (x === undefined || y === undefined) return x === undefined ? -1 : 1
    const [isNumber, isOther] = [/^\d+$/.test(x), /^\d+$/.test(y)]
    if (isNumber && isOther) return Number(x) - Number(y)
    if (isNumber !== isOther) return isNumber ? -1 : 1
    return x < y ? -1 : 1
  }
  return 0
}

/** What the changelog says of a version, without its heading; undefined where it has no section of it. */
export function sectionOf(changelog, version) {
  const lines = changelog.split('\n')
  const from = lines.findIndex(it => it === `## ${version}` || it.startsWith(`## ${version} - `))
  if (from < 0) return undefined
  const length = lines.slice(from + 1).findIndex(it => it.startsWith('## '))
  return lines
    .slice(from + 1, length < 0 ? undefined : from + 1 + length)
    .join('\n')
    .trim()
}

/** The changelog with what is unreleased under a version and a day; what comes later begins anew above it. */
export function withRelease(changelog, version, day) {
  return changelog.replace(/^## Unreleased\n/m, `## Unreleased\n\n## ${version} - ${day}\n`)
}

/** A text with each place that names one version of Drawbridge naming another. */
export function withVersion(text, before, after) {
  const old = before.replaceAll('.', String.raw`\.`)
  return text.replace(
    new RegExp(String.raw`(drawbridge@v|drawbridge-(?:app-)?|/v|rev: v)${old}(?![\w-]|\.\d)`, 'gm'),
    (_, lead) => lead + after,
  )
}

/**
 * Why a version cannot be released, a sentence each. `tags` are those of versions there are, `head` and `tagged` the commits of
 * the tree and of the version's tag where there is one, `changes` what `git status --porcelain` says, `texts` the files of `naming`.
 */
export function problemsOf({ version, lockVersion, changelog, changes, tags, head, tagged, texts }) {
  if (!isVersion(version)) return [`package.json has ${version}, which is no semantic version.`]
  const problems = []
  if (changes.trim() !== '') problems.push(`There are changes that are not committed:\n${changes.trimEnd()}`)
  if (lockVersion !== version) problems.push(`package-lock.json has version ${lockVersion}, not ${version}.`)
  const section = sectionOf(changelog, version)
  if (!section)
    problems.push(
      section === undefined
        ? `CHANGELOG.md has no section for ${version}.`
        : `CHANGELOG.md says nothing of ${version}.`,
    )
  if (sectionOf(changelog, 'Unreleased')) problems.push('CHANGELOG.md has changes that are still unreleased.')
  if (tagged !== undefined && tagged !== head) problems.push(`The tag v${version} stands at another commit.`)
  const later = tags
    .flatMap(it => (it.startsWith('v') && isVersion(it.slice(1)) ? [it.slice(1)] : []))
    .filter(it => it !== version && compareVersions(it, version) > 0)
  // A mend of an earlier line comes after later versions, within its own.
  const line = version.split('.').slice(0, 2).join('.')
  if (later.some(it => it.startsWith(`${line}.`))) problems.push(`v${later[0]} is there already.`)
  for (const [file, text] of Object.entries(texts))
    if (!text.includes(version)) problems.push(`${file} does not name ${version}.`)
  return problems
}
