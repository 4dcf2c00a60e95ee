import { channels, configurationKeys, muteKeys, severityWords } from '../../muting/read-configuration.ts'
import { rules } from '../../rules/index.ts'
import type { Analysed } from '../reading/analysed.ts'
import type { Around, Spot } from './around.ts'
import type { Completion } from './completions.ts'
import { escapeSnippet } from './completions.ts'
import { distinctNamespaces } from './named-values.ts'

/** What can be written in a `.drawbridge.yaml`: its keys, the ids of rules, those with problems first, and names of the files. */
export function configurationCompletions(
  spot: Spot,
  around: Around,
  folder: string,
  names: readonly string[] = around.analysed.files.map(it => it.name),
): Completion[] {
  const { path, present } = spot
  const [key, second, third] = path
  const isItem = typeof second === 'number'
  if (path.length === 0)
    return configurationKeys
      .filter(it => !present.has(it.key))
      .map(it => keyOf(it.key, it.says, opened[it.type], spot, around))
  if (key === 'severity' && path.length === 1)
    return ruleNames(around.analysed)
      .filter(it => !present.has(it.label))
      .map(it => keyOf(it.label, it.doc ?? '', 'text', spot, around, it.detail))
  if (key === 'mute' && isItem && path.length === 2 && spot.writes === 'key')
    return Object.entries(muteKeys)
      .filter(([name]) => !present.has(name))
      .map(([name, says]) => keyOf(name, says, 'text', spot, around))
  if (spot.flow || isItem || spot.writes === 'value')
    return valuesAt([String(key), isItem ? third : second], around, folder, names)
  return []
}

type Opening = 'text' | 'list' | 'map'

const opened: Readonly<Record<(typeof configurationKeys)[number]['type'], Opening>> = {
  string: 'text',
  boolean: 'text',
  channel: 'text',
  strings: 'list',
  severities: 'map',
  mutes: 'list',
}

function keyOf(
  label: string,
  doc: string,
  opens: Opening,
  { column, flow }: Spot,
  { hasColon, indent, dashIndent }: Around,
  detail = '',
): Completion {
  const behind = flow
    ? { text: ': $0', list: ': [$0]', map: ': { $0 }' }
    : {
        text: ': $0',
        list: `:\n${' '.repeat(column + dashIndent)}- $0`,
        map: `:\n${' '.repeat(column + indent)}$0`,
      }
  const snippet = escapeSnippet(label) + (hasColon ? '' : behind[opens])
  return { label, snippet, type: 'key', detail, about: undefined, doc, continues: !hasColon }
}

function valuesAt(
  [key, part]: readonly [string, unknown],
  around: Around,
  folder: string,
  names: readonly string[],
): Completion[] {
  const { analysed } = around
  switch (part === undefined ? key : `${key}.${part}`) {
    case 'namespace':
    case 'rootNamespace':
      return distinctNamespaces(analysed.model).map(it => value(it, 'namespace'))
    case 'domain':
      return [value('cluster.local', 'the usual one')]
    case 'gatewayApi':
      return channels.map(it => value(it, ''))
    case 'complete':
      return ['true', 'false'].map(it => value(it, ''))
    case 'declared':
      return outside(analysed)
    case 'ignore':
    case 'mute.file':
      return paths(names, folder)
    case 'mute.rule':
      return [
        ...ruleNames(analysed),
        ...foldersOfRules.map(it => value(it, 'all of them')),
        value('"*"', 'all'),
      ]
    case 'mute.resource':
      return analysed.model.resources.map(it => value(it.id, ''))
    default:
      return key === 'severity' ? severityWords.map(it => value(it, '')) : []
  }
}

function value(label: string, detail: string, doc?: string): Completion {
  const text = escapeSnippet(label)
  return {
    label,
    snippet: text,
    type: 'value',
    detail,
    about: undefined,
    continues: false,
    ...(doc && { doc }),
  }
}

/** Those that find something come first, with how much. */
function ruleNames({ diagnostics }: Analysed): Completion[] {
  const counts = new Map<string, number>()
  for (const { rule } of diagnostics) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  const found = (id: string) => counts.get(id) ?? 0
  return [...rules]
    .sort((a, b) => found(b.id) - found(a.id))
    .map(({ id, title, why }) => {
      const count = found(id)
      const detail = count === 0 ? '' : count === 1 ? '1 problem' : `${count} problems`
      return value(id, detail, `**${title}**\n\n${why.trim()}`)
    })
}

const foldersOfRules = [...new Set(rules.map(it => `${it.id.slice(0, it.id.indexOf('/'))}/*`))]

/** What is named and is not in the files. */
function outside({ diagnostics }: Analysed): Completion[] {
  const names = diagnostics.flatMap(({ outside: it }) =>
    it ? [`${it.kind}/${it.namespace}/${it.name}`] : [],
  )
  return [...new Set(names)].map(it => value(it, 'not in your files'))
}

/** Folders and files below the file's own folder. */
function paths(names: readonly string[], folder: string): Completion[] {
  const inside = names.flatMap(name => {
    if (folder === '') return [name]
    return name.startsWith(`${folder}/`) ? [name.slice(folder.length + 1)] : []
  })
  const folders = new Set(
    inside.flatMap(it =>
      it
        .split('/')
        .slice(0, -1)
        .map((_, i, all) => `${all.slice(0, i + 1).join('/')}/`),
    ),
  )
  return [...folders, ...inside].map(it => value(it, ''))
}
