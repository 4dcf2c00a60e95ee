import { isSubsetDefined } from '../model/destination-rules.ts'
import type { Resource } from '../model/resource.ts'
import { newerVersion } from '../operations/refactor/convert-versions.ts'
import { markerEdit } from '../operations/refactor/document-marker.ts'
import type { Refactoring } from '../operations/refactor/refactoring.ts'
import { mapsWithOrder } from '../operations/refactor/sort-keys.ts'
import { serverFields } from '../operations/remove-server-fields.ts'
import type { Files } from '../text/file-change.ts'
import { isMap } from '../yaml/is-map.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import { bracketsAt, toBlockStyle } from '../yaml/restyle/block-style.ts'
import { flowCandidate } from '../yaml/restyle/flow-style.ts'
import { sortEntries } from '../yaml/restyle/sort-entries.ts'
import type { Json } from '../yaml/source-document.ts'
import { analysedFiles } from './building/builds.ts'
import type { Analysed, AtPosition } from './reading/analysed.ts'
import { type Cursor, cursorAt } from './reading/document-at.ts'

/** A refactoring that is offered at a place, by its name in a menu; `refactor` makes it. */
export interface OfferedRefactoring {
  readonly title: string
  readonly refactoring: Refactoring
  /** Made in the files that a kustomization is built from, not in what it builds. */
  readonly isOfFiles?: true
}

export interface RefactoringsParams extends AtPosition {
  /** While the files that are analysed are what a kustomization builds: those that it is built from, of which the request is about one. */
  readonly sources?: { readonly files: Files; readonly built: AtPosition | undefined } | undefined
}

/** The refactorings that apply at a place; none where the document cannot be read. */
export function refactorings(
  analysed: Analysed,
  { sources, ...at }: RefactoringsParams,
): OfferedRefactoring[] {
  if (sources) return inSources(analysed, at, sources)
  const cursor = cursorAt(analysed, at)
  return cursor ? [...ofRules(analysed, cursor), ...ofText(analysed, cursor)] : []
}

/** Where requests go is a matter of the build; how things are written, one of the files. */
function inSources(
  analysed: Analysed,
  at: AtPosition,
  { files, built }: NonNullable<RefactoringsParams['sources']>,
): OfferedRefactoring[] {
  const written = analysedFiles(files, analysed.settings)
  const [cursor, inBuild] = [cursorAt(written, at), built && cursorAt(analysed, built)]
  const ofFiles = cursor ? ofText(written, cursor) : []
  return [
    ...(inBuild ? ofRules(analysed, inBuild) : []),
    ...ofFiles.map(it => ({ ...it, isOfFiles: true as const })),
  ]
}

function ofRules(analysed: Analysed, cursor: Cursor): OfferedRefactoring[] {
  const { document, resource } = cursor
  return document.readable && resource ? ruleRefactorings(analysed, cursor, resource) : []
}

function ofText(analysed: Analysed, cursor: Cursor): OfferedRefactoring[] {
  const { document, resource } = cursor
  if (!document.readable) return []
  return [...(resource ? styleRefactorings(cursor, resource) : []), ...fileRefactorings(analysed, cursor)]
}

function ruleRefactorings(
  analysed: Analysed,
  { objectPath }: Cursor,
  resource: Resource,
): OfferedRefactoring[] {
  const [spec, list, index] = objectPath
  if (resource.kind !== 'VirtualService' || spec !== 'spec' || list !== 'http' || typeof index !== 'number')
    return []
  const rule = { resource: resource.id, path: objectPath.slice(0, 3) }
  const value = valueAt(resource.value, rule.path) as Json | undefined
  if (!isMap(value)) return []
  const offered: OfferedRefactoring[] = []
  const matches = Array.isArray(value.match) ? value.match.length : 0
  const here = objectPath[3] === 'match' && typeof objectPath[4] === 'number' ? objectPath[4] : 0
  if (matches > 1)
    offered.push({
      title: `Split the rule at match ${Math.max(here, 1) + 1}`,
      refactoring: { type: 'splitRule', rule, match: Math.max(here, 1) },
    })
  if (lacksSubsets(analysed, resource, value))
    offered.push({
      title: 'Write the subsets of the rule into a DestinationRule',
      refactoring: { type: 'extractSubsets', rule },
    })
  if (destinationsOf(value).some(it => typeof it.host === 'string' && it.host !== ''))
    offered.push({
      title: 'Split a tenth of the traffic to a new version',
      refactoring: { type: 'addCanary', rule },
    })
  return offered
}

function destinationsOf(rule: { readonly [key: string]: Json }): { readonly [key: string]: Json }[] {
  const route = Array.isArray(rule.route) ? rule.route : []
  return route.flatMap(it => (isMap(it) && isMap(it.destination) ? [it.destination] : []))
}

function lacksSubsets(
  { model }: Analysed,
  resource: Resource,
  rule: { readonly [key: string]: Json },
): boolean {
  return destinationsOf(rule).some(({ host, subset }) => {
    if (typeof host !== 'string' || host === '' || typeof subset !== 'string' || subset === '') return false
    return !isSubsetDefined(model, host, subset, resource.namespace)
  })
}

function styleRefactorings({ document, path, objectPath }: Cursor, resource: Resource): OfferedRefactoring[] {
  const offered: OfferedRefactoring[] = []
  const base = resource.base.length
  const placeOf = (at: Path) => ({ resource: resource.id, path: at.slice(base) })
  const brackets = bracketsAt(document, path)
  if (brackets && brackets.length >= base && toBlockStyle(document, brackets).length > 0)
    offered.push({
      title: 'Write the brackets in lines of their own',
      refactoring: { type: 'blockStyle', place: placeOf(brackets) },
    })
  const lines = brackets || objectPath.length === 0 ? undefined : flowCandidate(document, path)
  if (lines && lines.length > base)
    offered.push({
      title: 'Write it in brackets, in one line',
      refactoring: { type: 'flowStyle', place: placeOf(lines) },
    })
  const isUnsorted = mapsWithOrder(resource).some(
    it => sortEntries(document, [...resource.base, ...it.path], it.order).length > 0,
  )
  if (isUnsorted)
    offered.push({
      title: `Sort the keys of this ${resource.kind}`,
      refactoring: { type: 'sortKeys', resource: resource.id },
    })
  return offered
}

function fileRefactorings(analysed: Analysed, { resource, text, file, index }: Cursor): OfferedRefactoring[] {
  const offered: OfferedRefactoring[] = []
  if (resource && newerVersion(resource)) {
    const count = analysed.documents.reduce(
      (sum, it) => sum + it.resources.filter(one => newerVersion(one) !== undefined).length,
      0,
    )
    offered.push({
      title: `Convert to v1 in all files (${count === 1 ? '1 resource' : `${count} resources`})`,
      refactoring: { type: 'convertVersions' },
    })
  }
  if (resource && serverFields.some(it => valueAt(resource.value, it) !== undefined))
    offered.push({
      title: 'Take out what the cluster wrote, in all files',
      refactoring: { type: 'clusterFields' },
    })
  // Only where it is seen, and not in every document of a long file.
  const marker = index === 0 && text.length < mostMarked ? markerEdit(text) : undefined
  if (marker)
    offered.push({
      title:
        marker.does === 'add'
          ? 'Put --- at the beginning of the file'
          : 'Take away the --- at the beginning of the file',
      refactoring: { type: 'documentMarker', file },
    })
  return offered
}

/** A longer file is not read anew for a menu. */
const mostMarked = 200_000
