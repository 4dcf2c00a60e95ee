import type { Path } from '../../yaml/path.ts'
import type { Json } from '../../yaml/source-document.ts'
import { type AskingFix, askingFix, set } from '../checks/fixes.ts'

/** Asks for a service and writes a route to it at a path; `around` makes the value there of that route. */
export function addDestination(path: Path, around: (route: Json) => Json = it => it): AskingFix {
  return askingFix('Add a destination…', { label: 'Host of the service', example: 'cart' }, host => [
    set(path, around([{ destination: { host } }])),
  ])
}
