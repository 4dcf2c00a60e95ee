import { describe, expect, it } from 'vitest'
import { headerLines } from './header-lines.ts'
import { secondLines, secondParts } from './second-line.ts'

const subtitle = 'team-a-production · HTTPRoute · not attached: namespace refused'
const parts = secondParts({ subtitle })

describe('what stands below a title', () => {
  it('breaks between its parts', () => {
    expect(secondLines(parts, 206, 4)).toEqual([
      'team-a-production · HTTPRoute',
      'not attached: namespace refused',
    ])
  })

  it('breaks behind a colon where a part is longer than a line', () => {
    expect(secondLines(parts, 150, 4)).toEqual([
      'team-a-production',
      'HTTPRoute',
      'not attached:',
      'namespace refused',
    ])
  })

  it('has its room in the box of a route, however narrow that is', () => {
    const box = { type: 'virtualService', title: 'service-02-routes', subtitle } as const
    expect(headerLines({ ...box, width: 260 })).toEqual({ secondLines: 2 })
    expect(headerLines({ ...box, width: 204 })).toEqual({ secondLines: 4 })
  })
})
