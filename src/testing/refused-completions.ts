import type { CompletionItem } from '../core/language-service/completion.ts'
import { completion } from '../core/language-service/completion.ts'
import type { Analysed } from '../core/language-service/reading/analysed.ts'
import { identifyResources } from '../core/model/identify.ts'
import { linkModel } from '../core/model/model.ts'
import type { AnalysedDocument } from '../core/model/resource.ts'
import { checkDocument } from '../core/rules/engine/run-object-rules.ts'
import { defaultSettings } from '../core/settings.ts'
import { positionsIn } from '../core/text/positions/position.ts'
import { cutDocuments } from '../core/yaml/cut-documents.ts'
import { isMap } from '../core/yaml/is-map.ts'
import { isWithin, type Path } from '../core/yaml/path.ts'
import { readDocument } from '../core/yaml/read-document.ts'
import type { Json } from '../core/yaml/source-document.ts'

/** A completion that makes an error which the text did not have. */
export interface RefusedCompletion {
  /** The text with `^` where it was asked. */
  readonly asked: string
  readonly label: string
  readonly applied: string
  readonly rule: string
  readonly message: string
}

/** Values that are known to be good, by kind and place: what is written behind a key that was completed. */
export type GoodValues = ReadonlyMap<string, readonly Json[]>

/** The values in some texts, by `placeOf`. */
export function goodValuesIn(texts: readonly string[]): GoodValues {
  const found = new Map<string, Json[]>()
  for (const text of texts)
    for (const { resources } of read(text))
      for (const { apiVersion, kind, value } of resources) enter(value, `${apiVersion} ${kind}`)
  return found

  function enter(value: Json, place: string): void {
    const known = found.get(place) ?? []
    if (known.length < 6 && !known.some(it => JSON.stringify(it) === JSON.stringify(value))) known.push(value)
    found.set(place, known)
    if (Array.isArray(value)) for (const it of value) enter(it, `${place}.*`)
    else if (isMap(value)) for (const [key, it] of Object.entries(value)) enter(it, `${place}.${key}`)
  }
}

/**
 * Asks for completions at places of a text and applies each: where a value stands, where an item of a list stands, and on a new line below
 * every key. A completed key gets a value that is good elsewhere, one after the other until one is taken.
 */
export function refusedCompletions(
  text: string,
  good: GoodValues,
  takes: (place: number) => boolean,
): RefusedCompletion[] {
  const analysed = analysedText(text)
  const before = faultsOf(text)
  const found: RefusedCompletion[] = []
  for (const [i, asked] of placesIn(text).entries()) {
    if (!takes(i)) continue
    const position = positionsIn(asked.text).positionAt(asked.offset)
    const { items } = completion(analysed, { file: 'a.yaml', text: asked.text, position })
    for (const item of items) {
      const tries = appliedForms(asked.text, item, analysed, good)
      const news = tries.map(applied => ({
        applied,
        faults: faultsOf(applied).filter(
          it => !before.some(one => one.key === it.key) && isAbout(it.path, item.data.path),
        ),
      }))
      if (news.length === 0 || news.some(it => it.faults.length === 0)) continue
      for (const { rule, message } of news[0]!.faults)
        found.push({
          asked: `${asked.text.slice(0, asked.offset)}^${asked.text.slice(asked.offset)}`,
          label: item.label,
          applied: news[0]!.applied,
          rule,
          message,
        })
    }
  }
  return found
}

/** Whether a fault is of what was written, or of the map that it was written in. */
function isAbout(fault: Path, written: Path | undefined): boolean {
  return (
    !written ||
    isWithin(fault, written) ||
    (written.length > 1 && String(fault) === String(written.slice(0, -1)))
  )
}

interface Asked {
  readonly text: string
  readonly offset: number
}

function placesIn(text: string): Asked[] {
  const lines = text.split('\n')
  const found: Asked[] = []
  const ask = (before: readonly string[], line: string, after: readonly string[]) => {
    const head = [...before, line].join('\n')
    found.push({ text: [head, ...after].join('\n'), offset: head.length })
  }
  for (const [i, line] of lines.entries()) {
    const keyed = /^( *(?:- +)*)([\w./-]+):(?: +([^\s{["'|>&*!#][^#]*|"[^"]*"|'[^']*'))?$/.exec(line)
    if (keyed && !/^ *(kind|apiVersion):/.test(line)) {
      const [, lead = '', key = '', value] = keyed
      if (value !== undefined) ask(lines.slice(0, i), `${lead}${key}: `, lines.slice(i + 1))
      // Beside the key, before it where a list begins with it.
      ask(lines.slice(0, i), lead, [' '.repeat(lead.length) + line.slice(lead.length), ...lines.slice(i + 1)])
      if (value !== undefined) ask(lines.slice(0, i + 1), ' '.repeat(lead.length), lines.slice(i + 1))
    }
    const item = /^( *(?:- +)+)(?:[^\s{["'|>&*!#:][^#:]*|"[^"]*"|'[^']*')$/.exec(line)
    if (item) ask(lines.slice(0, i), item[1]!, lines.slice(i + 1))
    const opens = /^( *(?:- +)*)[\w./-]+:$/.exec(line)
    const dash = /^( *)- /.exec(lines[i + 1] ?? '')
    if (opens && dash) ask(lines.slice(0, i + 1), `${dash[1]}- `, lines.slice(i + 1))
  }
  return found
}

/** The text after a completion, with whatever good value there is where the key has none yet. */
function appliedForms(text: string, item: CompletionItem, analysed: Analysed, good: GoodValues): string[] {
  const { from, to } = positionsIn(text).range(item.insert)
  const filled = item.newText.replace(/\$\{\d:([^}]*)\}/g, '$1')
  const with_ = (inserted: string) =>
    text.slice(0, from) + inserted.replace(/\\([\\$}])/g, '$1') + text.slice(to)
  if (!/\$0/.test(filled)) return [with_(filled)]
  const { path, kind, apiVersion } = item.data
  if (!path) return []
  const version = apiVersion ?? analysed.documents[0]?.resources[0]?.apiVersion
  const place = `${version} ${kind}${path.map(it => (typeof it === 'number' ? '.*' : `.${it}`)).join('')}`
  return (good.get(place) ?? []).map(value =>
    with_(
      filled.replace(/( *)(- )?\$0/, (_, space: string, dash?: string) => {
        const one = dash && Array.isArray(value) ? value : [value]
        return one.map(it => behind(space, dash, it)).join('\n')
      }),
    ),
  )
}

function behind(space: string, dash: string | undefined, value: Json): string {
  if (dash || !isMap(value)) return `${space}${dash ?? ''}${JSON.stringify(value)}`
  return Object.entries(value)
    .map(([key, it]) => `${space}${JSON.stringify(key)}: ${JSON.stringify(it)}`)
    .join('\n')
}

interface Fault {
  readonly key: string
  readonly path: Path
  readonly rule: string
  readonly message: string
}

/** What the API server and the webhook refuse in a text. */
function faultsOf(text: string): Fault[] {
  return read(text).flatMap(document =>
    checkDocument(document)
      .filter(
        ({ rule, finding }) =>
          (rule.layer === 'schema' || rule.layer === 'webhook' || rule.layer === 'yaml') &&
          rule.severity === 'error' &&
          !finding.lost,
      )
      .map(({ rule, resource, finding }) => ({
        key: `${rule.id} ${resource} ${finding.message.replace(/\d+/g, '0')}`,
        path: finding.path,
        rule: rule.id,
        message: `${finding.path.join('.')}: ${finding.message}`,
      })),
  )
}

function analysedText(text: string): Analysed {
  const documents = read(text)
  return {
    documents,
    model: linkModel(
      documents.flatMap(it => it.resources),
      defaultSettings,
    ),
    files: [{ name: 'a.yaml', text }],
    configurations: [],
    settings: defaultSettings,
    requests: [],
    diagnostics: [],
  }
}

function read(text: string): AnalysedDocument[] {
  return identifyResources(
    cutDocuments(text).map(({ from, to, skipped, marked }, index) => ({
      file: 'a.yaml',
      index,
      offset: from,
      document: readDocument(text.slice(from, to), marked),
      ...(skipped && { skipped }),
    })),
    defaultSettings,
  )
}
