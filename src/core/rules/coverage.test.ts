import { describe, expect, it } from 'vitest'
import { istioGroups, keyOf, kinds } from '../kinds/index.ts'
import { coverageByKind, coveredCodes, leftOut } from './coverage.ts'

describe('what is checked', () => {
  it('is told of every kind that is read', () => {
    const told = coverageByKind()
    for (const it of kinds) {
      const kind = keyOf(it)
      const found = told.find(one => one.kind === kind)
      expect(found?.schema, kind).toBe('all')
      // Of ServiceEntries a WorkloadEntry is judged as one of their endpoints is; the webhook does not look at the Gateway API.
      if (istioGroups.has(it.group)) expect(found?.webhook, kind).toBeGreaterThan(0)
      else expect(found?.webhook, kind).toBeUndefined()
    }
    expect(told.find(it => it.kind === 'Service')).toMatchObject({ schema: 'part', webhook: undefined })
  })

  it('and what is not make up every code that Istio has', () => {
    const left = new Set(leftOut.map(it => it.code))
    const numbers = Array.from({ length: 177 }, (_, i) => `IST0${String(i + 1).padStart(3, '0')}`)
    // Istio has given these to nothing, or took them away with what they were about.
    const given = numbers.filter(it => !isGap(Number(it.slice(3))))

    expect(given.filter(it => !coveredCodes().has(it) && !left.has(it))).toEqual([])
  })

  it('leaves nothing out without a reason', () => {
    for (const { code, about, reason } of leftOut) {
      expect(about, code).not.toMatch(/\.$/)
      expect(reason, code).toMatch(/\.$/)
    }
  })
})

function isGap(number: number): boolean {
  return (
    (number > 2 && number < 101) || [104, 105, 113, 114, 115, 117, 119, 120, 121, 122, 124].includes(number)
  )
}
