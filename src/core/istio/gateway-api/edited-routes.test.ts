import { describe, expect, it } from 'vitest'
import fc from '../../../testing/property.ts'
import { editedRoutes } from '../../../testing/random-edits.ts'
import type { LinkedModel } from '../../model/model.ts'
import { readModel } from '../../model/read-model.ts'
import { withGatewayApi } from '../with-gateway-api.ts'
import { objectStatuses } from './status/statuses.ts'

describe('routes that are edited', () => {
  it('become what Istio makes of the files as they are', () => {
    fc.assert(
      fc.property(editedRoutes, ({ start, steps }) => {
        let files = start
        let model = readModel(files)
        told(model)
        for (const it of steps) {
          files = it.change(files)
          model = readModel(files, it.settings, model)
          expect(told(model)).toEqual(told(readModel(files, it.settings)))
        }
      }),
      { numRuns: 60 },
    )
  })
})

/** What is made of the routes, and each of its places; and what is said of them. */
function told(model: LinkedModel) {
  const made = withGatewayApi(model).resources.filter(it => it.origin)
  return {
    made: made.map(({ id, value, title, origin }) => ({
      id,
      value,
      title,
      origin: origin!(['spec', 'http', 0]),
    })),
    statuses: objectStatuses(model).map(({ resource, ...rest }) => ({ ...rest, id: resource.id })),
  }
}
