import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

interface Locked {
  readonly version: string
  readonly resolved?: string
  readonly integrity?: string
  readonly license?: string
}

const registry = 'https://registry.npmjs.org/'
const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, '..', name), 'utf8'))
const { dependencies, devDependencies } = read('package.json') as Record<string, Record<string, string>>
const { '': root, ...locked } = read('package-lock.json').packages as Record<string, Locked>

it('names every package that it is made of by one version, the one that is locked', () => {
  const named = Object.entries({ ...dependencies, ...devDependencies })
  expect(named.length).toBeGreaterThan(20)
  expect(
    named
      .filter(([name, version]) => locked[`node_modules/${name}`]?.version !== version)
      .map(it => it.join(' ')),
  ).toEqual([])
  expect(root).toMatchObject({ dependencies, devDependencies })
})

it('takes every package from the registry, with the checksum of what it was', () => {
  const isLoose = ({ integrity, resolved = registry }: Locked) =>
    !integrity?.startsWith('sha512-') || !resolved.startsWith(registry)
  expect(Object.keys(locked).filter(it => isLoose(locked[it]!))).toEqual([])
})
