import type { Place, ResourceId } from '../../model/resource.ts'
import { extractDestinationRule } from '../extract-destination-rule.ts'
import type { Operation } from '../operation.ts'
import { removeServerFields } from '../remove-server-fields.ts'
import { splitToVersion } from '../split-to-version.ts'
import { writeInBlockStyle, writeInFlowStyle } from './change-style.ts'
import { convertVersions } from './convert-versions.ts'
import { toggleDocumentMarker } from './document-marker.ts'
import { sortKeys } from './sort-keys.ts'
import { splitRule } from './split-rule.ts'

/** A change of how files are written or put together, that leaves where requests go: plain data, so that an editor can be offered it. */
export type Refactoring =
  | { readonly type: 'extractSubsets'; readonly rule: Place }
  | { readonly type: 'addCanary'; readonly rule: Place }
  | { readonly type: 'splitRule'; readonly rule: Place; readonly match: number }
  | { readonly type: 'blockStyle'; readonly place: Place }
  | { readonly type: 'flowStyle'; readonly place: Place }
  | { readonly type: 'sortKeys'; readonly resource: ResourceId }
  | { readonly type: 'convertVersions' }
  | { readonly type: 'documentMarker'; readonly file: string }
  | { readonly type: 'clusterFields' }

/** What a refactoring does to the files. */
export function refactoringOf(it: Refactoring): Operation {
  switch (it.type) {
    case 'extractSubsets':
      return extractDestinationRule(it.rule)
    case 'addCanary':
      return splitToVersion(it.rule)
    case 'splitRule':
      return splitRule(it.rule, it.match)
    case 'blockStyle':
      return writeInBlockStyle(it.place)
    case 'flowStyle':
      return writeInFlowStyle(it.place)
    case 'sortKeys':
      return sortKeys(it.resource)
    case 'convertVersions':
      return convertVersions()
    case 'documentMarker':
      return toggleDocumentMarker(it.file)
    case 'clusterFields':
      return removeServerFields()
  }
}
