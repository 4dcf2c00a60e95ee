import { expect, it } from 'vitest'
import { kindOf } from '../kinds/index.ts'
import type { Json } from '../yaml/source-document.ts'
import { starterOf } from './starter-of.ts'
import { templateOf } from './templates.ts'

const usual: Readonly<Record<string, readonly number[]>> = {
  HTTP: [80, 8080],
  HTTPS: [443],
  TLS: [443],
}

const written: readonly (readonly [string, Json | undefined])[] = [
  ...['Gateway', 'ServiceEntry', 'Service', 'Sidecar'].map(it => [it, templateOf(it)?.spec('web')] as const),
  ...(
    [
      ['Gateway', 'servers'],
      ['ServiceEntry', 'ports'],
    ] as const
  ).map(
    ([kind, list]) =>
      [`${kind} ${list}`, starterOf(kindOf('networking.istio.io/v1', kind)!, ['spec', list], [])] as const,
  ),
]

it('what is written for the user has the usual port of its protocol', () => {
  const ports = written.flatMap(([name, value]) => portsIn(value).map(it => [name, it] as const))
  expect(ports.length).toBeGreaterThan(3)
  for (const [name, { protocol, number }] of ports)
    expect(usual[protocol], `${name} ${protocol} ${number}`).toContain(number)
})

function portsIn(value: Json | undefined): { protocol: string; number: number }[] {
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap(portsIn)
  const own =
    typeof value.protocol === 'string' && typeof value.number === 'number'
      ? [{ protocol: value.protocol, number: value.number }]
      : []
  return [...own, ...Object.values(value).flatMap(portsIn)]
}
