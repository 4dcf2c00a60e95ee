import type { Diagnostic } from '../../core/diagnostic.ts'
import { mutedWords } from './muted-words.ts'
import type { Report } from './report.ts'

/** JUnit XML: a suite a file; each error or warning is a failed case, one that is muted a skipped case, a file without any is one passed case, one that cannot be read an error. */
export function junitFormat({ diagnostics, files, complaints = [], muted = [] }: Report): string {
  const suites = files.map(file => {
    const problems = diagnostics.filter(it => it.file === file && it.severity !== 'info')
    const passed = `    <testcase classname="${escapeXml(file)}" name="check" file="${escapeXml(file)}"/>`
    const skipped = muted.filter(it => it.file === file && it.severity !== 'info').map(skippedCase)
    return { name: file, cases: [...(problems.length > 0 ? problems.map(failedCase) : [passed]), ...skipped] }
  })
  const unread = { name: 'unreadable', cases: complaints.map(it => erredCase('unreadable', it)) }
  return junitDocument('drawbridge check', complaints.length > 0 ? [...suites, unread] : suites)
}

export interface JunitSuite {
  readonly name: string
  /** Elements `testcase`, written out. */
  readonly cases: readonly string[]
}

/** Suites as a whole document, with the counts that readers ask for. */
export function junitDocument(name: string, suites: readonly JunitSuite[]): string {
  const counts = (cases: readonly string[]) =>
    [
      `tests="${cases.length}"`,
      `failures="${cases.filter(it => it.includes('<failure ')).length}"`,
      `errors="${cases.filter(it => it.includes('<error ')).length}"`,
      `skipped="${cases.filter(it => it.includes('<skipped ')).length}"`,
    ].join(' ')
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${escapeXml(name)}" ${counts(suites.flatMap(it => it.cases))}>`,
    ...suites.flatMap(it => [
      `  <testsuite name="${escapeXml(it.name)}" ${counts(it.cases)}>`,
      ...it.cases,
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n')
}

/** A case of something that could not be tried at all. */
export function erredCase(classname: string, reason: string): string {
  return `    <testcase classname="${escapeXml(classname)}" name="${escapeXml(reason)}">\n      <error type="unreadable" message="${escapeXml(reason)}"/>\n    </testcase>`
}

function failedCase(problem: Diagnostic): string {
  return [
    caseBegin(problem),
    `      <failure type="${problem.severity}" message="${escapeXml(problem.message)}">${escapeXml(`${problem.file}:${problem.line}:${problem.column}`)}</failure>`,
    '    </testcase>',
  ].join('\n')
}

function skippedCase(problem: Diagnostic): string {
  const why = problem.muted ? mutedWords(problem.muted) : ''
  const message = `      <skipped message="${escapeXml(`${problem.message} (${why})`)}"/>`
  return [caseBegin(problem), message, '    </testcase>'].join('\n')
}

// Readers take two cases of one name for one: the place tells them apart.
function caseBegin({ rule, line, column, file }: Diagnostic): string {
  const name = `${rule} at line ${line}, column ${column}`
  return `    <testcase classname="${escapeXml(file)}" name="${escapeXml(name)}" file="${escapeXml(file)}" line="${line}">`
}

export function escapeXml(text: string): string {
  return [...text].map(escapeCharacter).join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  // XML 1.0 has no way to write these, not even escaped.
  const unwritable =
    (code < 0x20 && !entities[character]) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    code === 0xfffe ||
    code === 0xffff
  return unwritable ? '\ufffd' : (entities[character] ?? character)
}
