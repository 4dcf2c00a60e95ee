import { expect, it } from 'vitest'
import { recording } from '../testing/recordings.ts'
import { tryConversion } from './try-conversion.ts'

/** All cases are converted by `npm run conformance`. */
const every = 40

it.each(['routes', 'mesh-routes', 'gateway-api-routes'])(
  'what converts of some recorded %s sends no request elsewhere',
  name => {
    const cases = recording(`conformance/${name}.jsonl.gz`)
    if (!cases.isThere) return
    const tried = cases
      .lines()
      .filter((_, i) => i % every === 0)
      .map(line => tryConversion(JSON.parse(line)))
    expect(tried.filter(own => own.changes.length > 0)).toEqual([])
    expect(tried.flatMap(own => own.elsewhere)).toEqual([])
  },
)
