import type { Place } from '../model/resource.ts'
import { valueAt } from '../yaml/path.ts'
import { editResource } from './edit-resources.ts'
import type { Operation } from './operation.ts'
import { stepsAt } from './steps-at.ts'
import { nameOf } from './words.ts'

/**
 * Which percentage of the requests of a rule is mirrored: at the mirror of a VirtualService, or in the filter of a route of the
 * Gateway API that mirrors, where a `fraction` goes, which the API server refuses beside it.
 */
export function setMirrorShare(mirror: Place, percent: number): Operation {
  return {
    title: `Mirror ${percent} % in ${nameOf(mirror.resource)}`,
    run: (files, settings) =>
      editResource(files, settings, mirror.resource, ({ resource }) => {
        const isFilter = mirror.path.at(-2) === 'filters'
        const written = isFilter ? [...mirror.path, 'requestMirror'] : mirror.path
        const found = valueAt(resource.value, written)
        if (typeof found !== 'object' || found === null) return { refuse: 'The mirror is no longer there.' }
        const { set, remove } = stepsAt(resource, isFilter ? written : percentageOf(mirror))
        const steps = isFilter
          ? [...set(['percent'], percent), ...remove(['fraction'])]
          : set(['value'], percent)
        return { steps, select: mirror }
      }),
  }
}

/** One mirror has its percentage beside it, several have it within. */
function percentageOf({ path }: Place): Place['path'] {
  return path.at(-1) === 'mirror' ? [...path.slice(0, -1), 'mirrorPercentage'] : [...path, 'percentage']
}
