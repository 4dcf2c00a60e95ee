import { locateResource } from '../model/locate.ts'
import type { ResourceId } from '../model/resource.ts'
import { type AnalysisSettings, defaultSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'
import { writeDocument } from '../yaml/edit/render-value.ts'
import type { Json } from '../yaml/source-document.ts'
import { bareDocument } from './bare-document.ts'

/**
 * The YAML of resources, to be pasted elsewhere: whole documents as they are written, comments included, with `---`
 * between them; an item of a list as a document of its own. What is gone or cannot be read is left out.
 */
export function copyResources(
  files: Files,
  ids: readonly ResourceId[],
  settings: AnalysisSettings = defaultSettings,
): string {
  return ids
    .flatMap(id => {
      const target = locateResource(files, id, settings)
      if (!target?.document.readable) return []
      const text = target.base.length > 0 ? writeDocument(target.value as Json) : target.document.text
      return [bareDocument(text).replace(/\r\n/g, '\n')]
    })
    .join('---\n')
}
