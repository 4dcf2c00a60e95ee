import type { Diagnostic } from '../diagnostic.ts'
import { muteWord } from '../rules/muting/mute-word.ts'
import { defaultSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'
import { cutDocuments } from '../yaml/cut-documents.ts'
import { readDocumentCached } from '../yaml/document-cache.ts'
import { applyMutes } from './apply-mutes.ts'
import { configured } from './configured.ts'
import { configurationProblems, unusedMutes } from './mute-problems.ts'
import { mutesOfComments } from './mutes-of.ts'
import type { Said } from './with-mutes.ts'

/**
 * What was found in what a kustomization builds, with what the files say that it is made of. Comments and `.drawbridge.yaml` stand in those.
 * A mute in a file that this kustomization does not use may be for another one, so nothing is said of it.
 */
export function withMutesOfSources(
  found: readonly Diagnostic[],
  files: Files,
  used: readonly string[],
): Said {
  const { mutes, problems, settings } = configured(files, defaultSettings)
  const documents = files
    .filter(it => used.includes(it.name) && it.text.includes(muteWord))
    .flatMap(({ name, text }) =>
      cutDocuments(text).map(({ from, to, marked }, index) => ({
        file: name,
        index,
        offset: from,
        document: readDocumentCached(text.slice(from, to), marked),
        resources: [{ base: [] }],
      })),
    )
  const { diagnostics, muted, unused } = applyMutes(found, [...mutesOfComments(documents), ...mutes])
  const own = [
    ...configurationProblems(problems, files, settings),
    ...unusedMutes(
      unused.filter(it => it.muted.by === 'comment'),
      files,
      settings,
    ),
  ]
  return {
    diagnostics: own.length === 0 ? diagnostics : [...diagnostics, ...own],
    ...(muted.length > 0 && { muted }),
  }
}
