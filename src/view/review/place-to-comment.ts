import type { Place } from '../../core/model/resource.ts'
import type { Path } from '../../core/yaml/path.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** What a comment would be about: the field of the form that has the keyboard, else what is selected. */
export function placeToComment({ store }: Workspace): Place | undefined {
  const { selection } = store.getState()
  if (selection?.type !== 'place') return undefined
  const field = document.activeElement?.closest<HTMLElement>('[data-pane="inspector"] [data-path]')
  const path = field ? (JSON.parse(field.dataset.path ?? '[]') as Path) : selection.place.path
  return { resource: selection.place.resource, path }
}
