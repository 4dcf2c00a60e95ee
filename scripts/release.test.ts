import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const { compareVersions, isVersion, naming, problemsOf, sectionOf, withRelease, withVersion } = await import(
  new URL('./release-checks.mjs', import.meta.url).href
)
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))

const changelog = `# Changelog

## Unreleased

## 0.2.0 - 2026-11-29

### Added

- **This**.

## 0.1.0

- That.
`
const ready = {
  version: '0.2.0',
  lockVersion: '0.2.0',
  changelog,
  changes: '',
  tags: ['v0.1.0', 'nightly'],
  head: 'a',
  tagged: undefined,
  texts: { 'action.yml': 'default: 0.2.0' },
}

describe('a release', () => {
  it('is ready where all of it is said and committed, and may be built again', () => {
    expect(problemsOf(ready)).toEqual([])
    expect(problemsOf({ ...ready, tags: ['v0.1.0', 'v0.2.0'], tagged: 'a' })).toEqual([])
    expect(problemsOf({ ...ready, tags: ['v1.0.0'] })).toEqual([])
  })

  it.each([
    [{ version: '0.2' }, 'no semantic version'],
    [{ changes: ' M README.md\n' }, 'not committed'],
    [{ lockVersion: '0.1.0' }, 'package-lock.json'],
    [{ changelog: changelog.replace('0.2.0', '0.1.9') }, 'no section for 0.2.0'],
    [{ changelog: changelog.replace(/### Added\n\n.*\n/, '') }, 'says nothing of 0.2.0'],
    [{ changelog: changelog.replace('Unreleased\n', 'Unreleased\n\n- More.\n') }, 'still unreleased'],
    [{ tagged: 'b', tags: ['v0.2.0'] }, 'stands at another commit'],
    [{ tags: ['v0.2.1'] }, 'v0.2.1 is there already'],
    [{ texts: { 'action.yml': 'default: 0.1.0' } }, 'action.yml does not name 0.2.0'],
  ])('is not ready with %j', (change, reason) => {
    expect(problemsOf({ ...ready, ...change }).join('\n')).toContain(reason)
  })

  it('has the section of the changelog as its notes', () => {
    expect(sectionOf(changelog, '0.2.0')).toBe('### Added\n\n- **This**.')
    expect(sectionOf(changelog, '0.1.0')).toBe('- That.')
    expect(sectionOf(changelog, '0.2')).toBeUndefined()
    expect(sectionOf(changelog, 'Unreleased')).toBe('')
  })

  it('is prepared by moving what is unreleased, and by naming the version everywhere', () => {
    const before = '# Changelog\n\n## Unreleased\n\n- New.\n'
    const after = withRelease(before, '0.2.0', '2026-11-29')
    expect(sectionOf(after, 'Unreleased')).toBe('')
    expect(sectionOf(after, '0.2.0')).toBe('- New.')
    for (const file of naming) {
      const text = readFileSync(file, 'utf8')
      const next = withVersion(text, version, '9.8.7-rc.1')
      expect(next, file).toContain('9.8.7-rc.1')
      expect(next, file).not.toContain(version)
      expect(withVersion(next, '9.8.7-rc.1', version), file).toBe(text)
    }
  })

  it('stands where semver.org puts it', () => {
    const ascending = [
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
      '1.0.0-rc.1',
      '1.0.0',
      '1.0.1',
      '1.2.0',
      '1.10.0',
      '2.0.0',
    ]
    const shuffled = ascending.toSorted((a, b) => (a.length % 3) - (b.length % 3) || (a < b ? 1 : -1))
    expect(shuffled.toSorted(compareVersions)).toEqual(ascending)
    for (const it of ['1.0', 'v1.0.0', '01.0.0', '1.0.0-01', '1.0.0+build', '', '1.0.0-'])
      expect(isVersion(it), it).toBe(false)
    for (const it of ascending) expect(isVersion(it), it).toBe(true)
  })
})
