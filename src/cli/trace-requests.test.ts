import { describe, expect, it } from 'vitest'
import { readRequests } from './trace-requests.ts'

describe('a file of requests', () => {
  it('may give each its rate; what is no rate is left out', () => {
    expect(
      readRequests(`
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
})
