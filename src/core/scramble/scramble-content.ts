import { identifyFiles } from '../model/locate.ts'
import type { Place } from '../model/resource.ts'
import type { SavedRequest } from '../saved/saved-request.ts'
import { type AnalysisSettings, defaultSettings } from '../settings.ts'
import type { SharedContent } from '../share/shared-content.ts'
import type { Files, SourceFile } from '../text/file-change.ts'
import { writeDocument } from '../yaml/edit/render-value.ts'
import type { Json } from '../yaml/source-document.ts'
import { bareObject, gatherNames, scrambleObject } from './scramble-object.ts'
import { type ScrambleOptions, Scrambler } from './scrambler.ts'

export interface Scrambled {
  readonly content: SharedContent
  /** Says what became of any other text that is about the content. */
  readonly scrambler: Scrambler
  /** What could not be scrambled, or is left out, a sentence each. */
  readonly remarks: readonly string[]
}

/** Content with other hosts, names and namespaces, on which requests go the same ways. What it was made of stays as it is. */
export function scrambleContent(content: SharedContent, options: ScrambleOptions): Scrambled {
  const settings: AnalysisSettings = { ...defaultSettings, ...content.settings }
  const scrambler = new Scrambler(options)
  const remarks: string[] = []
  const files = readFiles(content.files, settings, remarks)
  const before = content.baseline && readFiles(content.baseline.files, settings, [])
  for (const { objects } of [...files, ...(before ?? [])])
    for (const it of objects) gatherNames(it, scrambler)
  gatherSettings(settings, scrambler)
  for (const it of content.requests ?? []) gatherSource(it, scrambler)
  scrambler.addNames(content.view?.request?.from ?? '')
  scrambler.close()

  const named = fileNames([...content.files, ...(content.baseline?.files ?? [])])
  const patterns = new Set<string>()
  const write = ({ name, objects, comments }: ReadFile): SourceFile => {
    const texts = objects.map(it => {
      const { value, left } = scrambleObject(it, scrambler)
      for (const text of left) patterns.add(text)
      return writeDocument(value as Json)
    })
    const kept = options.comments ? comments.map(it => `${scrambler.request(it)}\n`).join('') : ''
    return { name: named.get(name)!, text: kept + texts.join('---\n') }
  }
  const written = files.map(write)
  const old = before?.map(write)
  if (patterns.size > 0)
    remarks.push(
      `${patterns.size === 1 ? 'A regular expression keeps' : `${patterns.size} regular expressions keep`} letters that are no whole names: ${[...patterns].slice(0, 3).join(', ')}${patterns.size > 3 ? ' …' : ''}`,
    )
  if (content.comments?.length) remarks.push('Comments of reviewers are left out.')
  const { requests, selection, view, settings: own, viewOnly } = content
  return {
    content: {
      name: 'Scrambled',
      files: written,
      ...(own && { settings: scrambledSettings(own, scrambler) }),
      ...(requests && { requests: requests.map(it => scrambledRequest(it, scrambler)) }),
      ...(selection && { selection: scrambledPlace(selection, scrambler) }),
      ...(old && { baseline: { files: old } }),
      ...(view && { view: scrambledView(view, scrambler) }),
      ...(viewOnly && { viewOnly }),
    },
    scrambler,
    remarks,
  }
}

interface ReadFile {
  readonly name: string
  readonly objects: readonly { readonly [key: string]: Json }[]
  /** Its lines that are nothing but a comment. */
  readonly comments: readonly string[]
}

/** The objects of files. What cannot be read is left out: nobody knows which of its words are names. */
function readFiles(files: Files, settings: AnalysisSettings, remarks: string[]): ReadFile[] {
  const documents = identifyFiles(files, settings)
  const unread = documents.filter(it => !it.document.readable).length
  if (unread > 0)
    remarks.push(
      unread === 1
        ? 'A document that cannot be read is left out.'
        : `${unread} documents that cannot be read are left out.`,
    )
  return files.map(({ name, text }) => ({
    name,
    comments: text.split(/\r\n|\n|\r/).flatMap(it => (/^\s*#/.test(it) ? [it.trim()] : [])),
    objects: documents
      .filter(it => it.file === name && it.document.readable)
      .flatMap(it => it.resources)
      .filter(it => !it.apiVersion.startsWith('kustomize.config.k8s.io/'))
      .map(it => bareObject(it.value)),
  }))
}

function gatherSettings(
  { defaultNamespace, domain, rootNamespace, declared }: AnalysisSettings,
  scrambler: Scrambler,
): void {
  for (const it of [defaultNamespace, domain, rootNamespace]) scrambler.addNames(it)
  for (const it of declared) scrambler.addNames(it.slice(it.indexOf('/') + 1))
}

function gatherSource({ gateway, from, request }: SavedRequest, scrambler: Scrambler): void {
  scrambler.addNames(from ?? '')
  scrambler.addNames((gateway ?? '').replace(/[^,=]*=/g, ''))
  const host = /(?:https?:\/\/|\s|^)((?:[\w-]+\.)+[A-Za-z][\w-]*)/.exec(request)?.[1]
  scrambler.addNames(host ?? '')
}

function scrambledSettings(settings: AnalysisSettings, scrambler: Scrambler): AnalysisSettings {
  return {
    ...settings,
    defaultNamespace: scrambler.name(settings.defaultNamespace),
    domain: scrambler.name(settings.domain),
    rootNamespace: scrambler.name(settings.rootNamespace),
    declared: settings.declared.map(it => scrambledId(it, scrambler)),
  }
}

/** The first part of an id is a kind. */
function scrambledId(id: string, scrambler: Scrambler): string {
  const slash = id.indexOf('/') + 1
  return id.slice(0, slash) + scrambler.name(id.slice(slash))
}

function scrambledPlace({ resource, path }: Place, scrambler: Scrambler): Place {
  return { resource: scrambledId(resource, scrambler), path }
}

function scrambledRequest(saved: SavedRequest, scrambler: Scrambler): SavedRequest {
  const { name, request, gateway, from, expect } = saved
  return {
    ...saved,
    name: scrambler.request(name),
    request: scrambler.request(request),
    ...(gateway !== undefined && { gateway: selector(gateway, scrambler) }),
    ...(from !== undefined && { from: source(from, scrambler) }),
    ...(expect !== undefined && { expect: scrambler.request(expect) }),
  }
}

function scrambledView(
  view: NonNullable<SharedContent['view']>,
  scrambler: Scrambler,
): SharedContent['view'] {
  if (!view.request) return view
  const { text, gateway, from } = view.request
  return {
    ...view,
    request: {
      text: scrambler.request(text),
      ...(gateway !== undefined && { gateway: selector(gateway, scrambler) }),
      ...(from !== undefined && { from: source(from, scrambler) }),
    },
  }
}

/** `istio=ingressgateway,app=web`. */
export function selector(text: string, scrambler: Pick<Scrambler, 'name'>): string {
  return text
    .split(',')
    .map(it => {
      const equals = it.indexOf('=') + 1
      const key = it.slice(0, equals)
      return (isPlainKey(key) ? key : scrambler.name(key)) + scrambler.name(it.slice(equals))
    })
    .join(',')
}

function isPlainKey(key: string): boolean {
  return (
    ['app=', 'version=', 'istio=', 'tier=', 'name=', ''].includes(key) ||
    /(?:k8s|kubernetes|istio)\.io\//.test(key)
  )
}

/** `shop app=web`: a namespace, then labels. */
export function source(text: string, scrambler: Pick<Scrambler, 'name'>): string {
  const blank = text.indexOf(' ')
  if (blank < 0) return scrambler.name(text)
  return `${scrambler.name(text.slice(0, blank))} ${selector(text.slice(blank + 1), scrambler)}`
}

/** Names of files say what is in them. */
function fileNames(files: Files): Map<string, string> {
  const names = new Map<string, string>()
  for (const { name } of files) if (!names.has(name)) names.set(name, `file-${names.size + 1}.yaml`)
  return names
}
