import type { Judgement } from './analysis.ts'
import { onlyOnce } from './data/lookups.ts'
import { identifyResources } from './model/identify.ts'
import { linkModel, type Model } from './model/model.ts'
import type { AnalysedDocument, Resource } from './model/resource.ts'
import { type Configured, configured } from './muting/configured.ts'
import { withMutes } from './muting/with-mutes.ts'
import { diagnose } from './rules/engine/diagnose.ts'
import { type AnalysisSettings, defaultSettings } from './settings.ts'
import { summariseDocument, summariseResource } from './summaries.ts'
import type { Files } from './text/file-change.ts'
import { cutDocuments } from './yaml/cut-documents.ts'
import { readDocument } from './yaml/read-document.ts'

/** What `analyze` says, without drawing: a third of the time at 5,000 resources. */
export function judge(files: Files, settings: AnalysisSettings = defaultSettings): Judgement {
  return judgeConfigured(configured(files, settings), files)
}

/** The same for files whose configuration has been read already. */
export function judgeConfigured(configured: Configured, files: Files): Judgement {
  return judgeRead(readFiles(configured), files)
}

/** What the files hold. */
export interface Read {
  readonly configured: Configured
  readonly documents: readonly AnalysedDocument[]
  readonly resources: readonly Resource[]
  readonly model: Model
}

/** Reads files that are configured, and links what they hold. */
export function readFiles(configured: Configured): Read {
  const { files, settings } = configured
  const documents = identifyResources(files.flatMap(readFile), settings)
  const resources = documents.flatMap(it => it.resources)
  return { configured, documents, resources, model: linkModel(resources, settings) }
}

/** What is to be said of it. */
export function judgeRead({ configured, documents, resources, model }: Read, files: Files): Judgement {
  const found = onlyOnce(() => diagnose(documents, model, configured.settings))
  return {
    documents: documents.map(summariseDocument),
    resources: resources.map(summariseResource),
    ...withMutes(found, documents, files, configured),
  }
}

function readFile({ name, text }: Files[number]) {
  return cutDocuments(text).map(({ from, to, skipped, marked }, index) => ({
    file: name,
    index,
    offset: from,
    document: readDocument(text.slice(from, to), marked),
    ...(skipped && { skipped }),
  }))
}
