import { describe, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { isRequestFile, readRequestFile, requestFileLimit, writeRequestFile } from './request-file.ts'

describe('a file of requests', () => {
  it('may give each its rate; what is no rate is left out', () => {
    expect(
      readRequestFile(`
- {request: http://a.example.com/, rate: 12.5}
- {request: http://b.example.com/, rate: -1}
- {request: http://c.example.com/, rate: many}
`),
    ).toEqual([
      { name: 'http://a.example.com/', request: 'http://a.example.com/', rate: 12.5 },
      { name: 'http://b.example.com/', request: 'http://b.example.com/' },
      { name: 'http://c.example.com/', request: 'http://c.example.com/' },
    ])
  })

  it('that is too long for the page is known as one without being read', () => {
    const long = `requests: [${'x'.repeat(requestFileLimit)}\n`
    expect(isRequestFile(long)).toBe(true)
    expect(isRequestFile(`kind: Gateway\n${long}`)).toBe(false)
  })

  it('is known from configuration', () => {
    expect(isRequestFile('requests:\n- http://a.example.com/\n')).toBe(true)
    expect(isRequestFile('{"requests": [{"request": "http://a.example.com/"}]}')).toBe(true)
    expect(isRequestFile('kind: Gateway\nrequests: []\n')).toBe(false)
    expect(isRequestFile('- http://a.example.com/\n')).toBe(false)
    expect(isRequestFile('requests: [{}]\n')).toBe(false)
    expect(isRequestFile('')).toBe(false)
  })

  it('is read back as it was written', () => {
    const text = fc.string({ minLength: 1, maxLength: 30 })
    const request = fc.record(
      {
        name: text,
        request: text,
        gateway: text,
        expect: text,
        rate: fc.integer({ min: 1, max: 99 }),
        from: text,
      },
      { requiredKeys: ['name', 'request'], noNullPrototype: true },
    )
    fc.assert(
      fc.property(fc.array(request, { minLength: 1, maxLength: 4 }), requests => {
        const written = writeRequestFile(requests)
        expect(readRequestFile(written)).toEqual(requests)
        expect(isRequestFile(written)).toBe(true)
      }),
    )
  })
})
