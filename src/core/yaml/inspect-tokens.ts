import type { CST } from 'yaml'
import type { YamlFault } from './source-document.ts'

interface Visit {
  readonly token: CST.Token | null | undefined
  readonly flow: boolean
}

/**
 * Faults that show in the tokens alone: what Kubernetes' reader (go-yaml v2) refuses although YAML 1.2 allows it.
 */
export function inspectTokens(text: string, document: CST.Document): YamlFault[] {
  const faults: YamlFault[] = []
  inspectLead(document.start, false, faults)
  const visits: Visit[] = [{ token: document.value, flow: false }]
  for (let visit = visits.pop(); visit; visit = visits.pop()) {
    const { token, flow } = visit
    if (!token) continue
    if (token.type === 'scalar' && flow) inspectFlowPlain(token, faults)
    if ('end' in token && Array.isArray(token.end))
      inspectLead(token.end, flow || token.type === 'flow-collection', faults)
    if (token.type !== 'block-map' && token.type !== 'block-seq' && token.type !== 'flow-collection') continue
    const inFlow = flow || token.type === 'flow-collection'
    for (const item of token.items) {
      inspectLead(item.start, inFlow, faults)
      if (item.sep) inspectLead(item.sep, inFlow, faults)
      visits.push({ token: item.key, flow: inFlow })
      visits.push({ token: item.value, flow: inFlow })
    }
  }
  return faults.filter(it => it.code !== 'tab' || !isBlankTail(text, it.to))
}

function inspectLead(tokens: readonly CST.SourceToken[], flow: boolean, faults: YamlFault[]): void {
  let atLineStart = false
  for (const token of tokens) {
    if (token.type === 'newline') atLineStart = true
    else if (token.type === 'seq-item-ind') atLineStart = true
    else if (token.type === 'space') {
      const tab = token.source.indexOf('\t')
      if (tab >= 0 && atLineStart && !flow) faults.push(tabFault(token.offset, tab, token.source))
    } else atLineStart = token.type === 'comment' ? false : atLineStart
    if (token.type === 'anchor') inspectName(token, faults)
  }
}

function inspectName(token: CST.SourceToken, faults: YamlFault[]): void {
  if (/^&[A-Za-z0-9_-]+$/.test(token.source)) return
  faults.push({
    code: 'syntax',
    severity: 'error',
    from: token.offset,
    to: token.offset + token.source.length,
    message: `The anchor \`${token.source}\` may be named with letters, digits, - and _ only; a value that begins with & needs quotes.`,
  })
}

function inspectFlowPlain(token: CST.FlowScalar, faults: YamlFault[]): void {
  const mark = token.source.indexOf('?')
  if (mark < 0) return
  faults.push({
    code: 'syntax',
    severity: 'error',
    from: token.offset,
    to: token.offset + token.source.length,
    message: `\`${token.source.slice(0, 60)}\` holds a question mark; inside [] or {} it needs quotes.`,
  })
}

function tabFault(offset: number, tab: number, source: string): YamlFault {
  return {
    code: 'tab',
    severity: 'error',
    from: offset + tab,
    to: offset + source.length,
    message: 'A tab indents this line; YAML is indented with spaces only.',
  }
}

/** Whether nothing but a line break follows: a line of blanks alone does no harm. */
function isBlankTail(text: string, offset: number): boolean {
  const next = text[offset]
  return next === undefined || next === '\n' || next === '\r'
}
