import { identifyFiles } from '../model/locate.ts'
import type { Place, ResourceId } from '../model/resource.ts'
import { type AnalysisSettings, defaultSettings } from '../settings.ts'
import { applyChanges, type Files } from '../text/file-change.ts'
import type { Path } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import type { Operation } from './operation.ts'

/** A place that says something else afterwards; undefined on the side where nothing is there. */
export interface ValueChange extends Place {
  readonly before: Json | undefined
  readonly after: Json | undefined
}

/** What an operation that adds and removes no resource would change, place by place, for a look before it is made. */
export function valueChanges(
  files: Files,
  operation: Operation,
  settings: AnalysisSettings = defaultSettings,
): ValueChange[] {
  const result = operation.run(files, settings)
  if (!result.ok || result.changes.length === 0) return []
  const before = identifyFiles(files, settings).flatMap(it => it.resources)
  const after = identifyFiles(applyChanges(files, result.changes), settings).flatMap(it => it.resources)
  if (before.length !== after.length) return []
  return before.flatMap((it, i) =>
    it.value === after[i]!.value ? [] : differences(it.id, it.value, after[i]!.value, []),
  )
}

function differences(
  resource: ResourceId,
  before: Json | undefined,
  after: Json | undefined,
  path: Path,
): ValueChange[] {
  if (before === after) return []
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null)
    return [{ resource, path, before, after }]
  const isList = Array.isArray(before)
  if (isList !== Array.isArray(after)) return [{ resource, path, before, after }]
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys.flatMap(key =>
    differences(resource, own(before, key), own(after, key), [...path, isList ? Number(key) : key]),
  )
}

function own(value: Json[] | { [key: string]: Json }, key: string): Json | undefined {
  return Object.hasOwn(value, key) ? (value as { [key: string]: Json })[key] : undefined
}
