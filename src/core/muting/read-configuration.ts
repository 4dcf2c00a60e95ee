import { memoByObject } from '../data/memo-by-object.ts'
import type { AnalysisSettings } from '../settings.ts'
import type { Severity } from '../severity.ts'
import type { SourceFile } from '../text/file-change.ts'
import { nearName } from '../text/near-name.ts'
import type { Range } from '../text/text-edit.ts'
import { cutDocuments } from '../yaml/cut-documents.ts'
import { isMap } from '../yaml/is-map.ts'
import type { Path } from '../yaml/path.ts'
import { readDocument } from '../yaml/read-document.ts'
import type { Json, SourceDocument } from '../yaml/source-document.ts'

/** What one `.drawbridge.yaml` says. What cannot be understood is left out, and is a problem. */
export interface Configuration {
  readonly settings: Partial<ClusterSettings>
  readonly severities: readonly SeverityEntry[]
  readonly mutes: readonly MuteEntry[]
  /** Patterns of files that are left alone. */
  readonly ignore: readonly IgnoreEntry[]
  readonly problems: readonly ConfigurationProblem[]
}

export type ClusterSettings = Pick<
  AnalysisSettings,
  'defaultNamespace' | 'domain' | 'rootNamespace' | 'complete' | 'declared' | 'gatewayApi'
>

export interface SeverityEntry extends Range {
  readonly rule: string
  /** `off` mutes it. */
  readonly severity: Severity | 'off'
}

export interface MuteEntry extends Range {
  readonly rule: string
  readonly resource?: string
  /** A pattern of files. */
  readonly file?: string
  readonly reason: string
}

export interface IgnoreEntry extends Range {
  readonly pattern: string
}

export interface ConfigurationProblem extends Range {
  readonly path: Path
  readonly message: string
}

/** What a key of the file sets, and what it must be. `schema/` makes the JSON Schema of the file from the same list. */
export const configurationKeys = [
  {
    key: 'namespace',
    sets: 'defaultNamespace',
    type: 'string',
    says: 'The namespace of objects without one.',
  },
  {
    key: 'domain',
    sets: 'domain',
    type: 'string',
    says: 'The domain of the cluster that short hosts belong to.',
  },
  { key: 'rootNamespace', sets: 'rootNamespace', type: 'string', says: "Istio's root namespace." },
  {
    key: 'gatewayApi',
    sets: 'gatewayApi',
    type: 'channel',
    says: 'Which definitions of the Gateway API the cluster has.',
  },
  {
    key: 'complete',
    sets: 'complete',
    type: 'boolean',
    says: 'Whether the files are all there is: a reference to anything else is then an error.',
  },
  {
    key: 'declared',
    sets: 'declared',
    type: 'strings',
    says: 'Objects that exist elsewhere, as Kind/namespace/name.',
  },
  { key: 'ignore', type: 'strings', says: 'Files and folders that are left alone, as in a .gitignore.' },
  {
    key: 'severity',
    type: 'severities',
    says: 'How bad problems of a rule are: error, warning, info or off.',
  },
  { key: 'mute', type: 'mutes', says: 'Problems that are not to count, each with a reason.' },
] as const

/** What an entry of `mute` may have. */
export const muteKeys = {
  rule: 'The id of a rule, folder/* for all of a folder, the code of an analyzer (IST0101), or *.',
  resource: 'The resource, as Kind/namespace/name; * stands for any text.',
  file: 'The files, as in a .gitignore.',
  reason: 'Why.',
} as const

export const channels = ['standard', 'experimental'] as const
export const severityWords = ['error', 'warning', 'info', 'off'] as const

/** Reads the file. Never throws. The same file object gives the same answer. */
export const readConfiguration = memoByObject((file: SourceFile): Configuration => {
  const [first, ...others] = cutDocuments(file.text)
  const reader = new Reader(first!.from, readDocument(file.text.slice(first!.from, first!.to), first!.marked))
  for (const it of others.filter(other => file.text.slice(other.from, other.to).trim() !== '---'))
    reader.problem(
      { from: it.from, to: Math.min(it.to, it.from + 3) },
      [],
      'Only the first document of this file is read.',
    )
  return reader.read()
})

class Reader {
  private readonly problems: ConfigurationProblem[] = []
  private readonly settings: { -readonly [key in keyof ClusterSettings]?: ClusterSettings[key] } = {}
  private readonly severities: SeverityEntry[] = []
  private readonly mutes: MuteEntry[] = []
  private ignore: readonly IgnoreEntry[] = []
  private readonly offset: number
  private readonly document: SourceDocument

  constructor(offset: number, document: SourceDocument) {
    this.offset = offset
    this.document = document
  }

  read(): Configuration {
    const { document } = this
    for (const it of document.faults) this.problem(this.placed(it), [], it.message)
    const { value } = document
    if (document.readable && isMap(value))
      for (const key of Object.keys(value)) this.readKey(key, value[key]!)
    else if (document.readable && value !== undefined && value !== null)
      this.problem(this.rangeAt([], 'value'), [], 'Expected a mapping.')
    const { settings, severities, mutes, ignore, problems } = this
    return { settings, severities, mutes, ignore, problems }
  }

  problem(range: Range, path: Path, message: string): void {
    this.problems.push({ from: range.from, to: range.to, path, message })
  }

  private readKey(key: string, value: Json): void {
    const known = configurationKeys.find(it => it.key === key)
    if (!known) {
      const keys = configurationKeys.map(it => it.key)
      this.unknownKey([key], keys)
      return
    }
    switch (known.type) {
      case 'string':
        if (typeof value !== 'string' || value.trim() === '') this.wrong([key], 'a string')
        else if (!isDomain(value.trim(), known.sets === 'domain')) this.wrong([key], nameOfDns[known.sets])
        else this.settings[known.sets] = value.trim()
        return
      case 'boolean':
        if (typeof value === 'boolean') this.settings.complete = value
        else this.wrong([key], '`true` or `false`')
        return
      case 'channel': {
        const channel = channels.find(it => it === value)
        if (channel) this.settings.gatewayApi = channel
        else this.wrong([key], oneOf(channels))
        return
      }
      case 'strings': {
        const texts = this.strings([key], value)
        if (known.key === 'declared') this.settings.declared = this.objects(texts, value)
        else this.ignore = this.placedTexts([key], value, texts)
        return
      }
      case 'severities':
        this.readSeverities(value)
        return
      case 'mutes':
        this.readMutes(value)
    }
  }

  /** Those that name an object. */
  private objects(texts: readonly string[], list: Json): readonly string[] {
    return texts.filter(text => {
      if (/^[^/]+\/[^/]*\/[^/]+$/.test(text)) return true
      const index = Array.isArray(list) ? list.indexOf(text) : 0
      this.wrong(['declared', index], '`Kind/namespace/name`')
      return false
    })
  }

  /** Where each of the texts of a list stands. */
  private placedTexts(path: Path, list: Json, texts: readonly string[]): IgnoreEntry[] {
    return texts.map(pattern => {
      const index = Array.isArray(list) ? list.indexOf(pattern) : 0
      return { pattern, ...this.rangeAt([...path, index], 'value') }
    })
  }

  private strings(path: Path, value: Json): readonly string[] {
    if (!Array.isArray(value)) {
      this.wrong(path, 'a list of strings')
      return []
    }
    return value.flatMap((it, i) => {
      if (typeof it === 'string' && it !== '') return [it]
      this.wrong([...path, i], 'a string')
      return []
    })
  }

  private readSeverities(value: Json): void {
    if (!isMap(value)) {
      this.wrong(['severity'], 'a mapping of rules to severities')
      return
    }
    for (const [rule, it] of Object.entries(value)) {
      // YAML 1.1 reads `off` without quotes as `false`.
      const severity = it === false ? 'off' : severityWords.find(word => word === it)
      const path = ['severity', rule]
      if (severity) this.severities.push({ rule, severity, ...this.rangeAt(path, 'key') })
      else this.wrong(path, oneOf(severityWords))
    }
  }

  private readMutes(value: Json): void {
    if (!Array.isArray(value)) {
      this.wrong(['mute'], 'a list')
      return
    }
    for (const [i, it] of value.entries()) {
      const path = ['mute', i]
      if (!isMap(it)) {
        this.wrong(path, 'a mapping with `rule` and `reason`')
        continue
      }
      for (const key of Object.keys(it))
        if (!Object.hasOwn(muteKeys, key)) this.unknownKey([...path, key], Object.keys(muteKeys))
        else if (typeof it[key] !== 'string') this.wrong([...path, key], 'a string')
      const { rule, resource, file, reason } = it
      if (rule === undefined)
        this.problem(this.rangeAt(path, 'value'), path, '`rule` is missing: it says what is muted.')
      if (typeof rule !== 'string') continue
      this.mutes.push({
        rule,
        ...(typeof resource === 'string' && { resource }),
        ...(typeof file === 'string' && { file }),
        reason: typeof reason === 'string' ? reason : '',
        ...this.rangeAt([...path, 'rule'], 'value'),
      })
    }
  }

  private wrong(path: Path, expected: string): void {
    this.problem(this.rangeAt(path, 'value'), path, `Expected ${expected}.`)
  }

  private unknownKey(path: Path, known: readonly string[]): void {
    const key = String(path.at(-1))
    const meant = nearName(key, known)
    const hint = meant === undefined ? `Known are ${known.join(', ')}.` : `The nearest one is \`${meant}\`.`
    this.problem(this.rangeAt(path, 'key'), path, `\`${key}\` is not a known key. ${hint}`)
  }

  /** On one line, in the file. */
  private rangeAt(path: Path, part: 'key' | 'value'): Range {
    const { range } = this.document.sourceMap.nearest(path, part)
    const text = this.document.text.slice(range.from, range.to)
    const line = text.search(/[\r\n]/)
    return this.placed({ from: range.from, to: line < 0 ? range.to : range.from + line })
  }

  private placed({ from, to }: Range): Range {
    return { from: this.offset + from, to: this.offset + to }
  }
}

function oneOf(words: readonly string[]): string {
  return words
    .map(it => `\`${it}\``)
    .join(', ')
    .replace(/, (?=[^,]*$)/, ' or ')
}

const nameOfDns = {
  defaultNamespace: 'the name of a namespace',
  rootNamespace: 'the name of a namespace',
  domain: 'the name of a domain',
} as const

/** Whether a text is a label of DNS, or several with dots between them. */
function isDomain(text: string, dotted: boolean): boolean {
  const parts = dotted ? text.split('.') : [text]
  return parts.every(it => /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/.test(it))
}
