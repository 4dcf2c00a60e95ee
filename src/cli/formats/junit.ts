import type { Diagnostic } from '../../core/diagnostic.ts'
import type { Report } from './report.ts'

/** JUnit XML: a suite a file; each error or warning is a failed case, a file without any is one passed case. */
export function junitFormat({ diagnostics, files }: Report): string {
  const suites = files.map(file => {
    const problems = diagnostics.filter(it => it.file === file && it.severity !== 'info')
    const cases = problems.length
      ? problems.map(failedCase)
      : [`    <testcase classname="${escapeXml(file)}" name="check"/>`]
    return [
      `  <testsuite name="${escapeXml(file)}" tests="${cases.length}" failures="${problems.length}" errors="0">`,
      ...cases,
      '  </testsuite>',
    ].join('\n')
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="drawbridge check">',
    ...suites,
    '</testsuites>',
    '',
  ].join('\n')
}

function failedCase(problem: Diagnostic): string {
  const name = `${problem.rule} at line ${problem.line}`
  return [
    `    <testcase classname="${escapeXml(problem.file)}" name="${escapeXml(name)}">`,
    `      <failure type="${problem.severity}" message="${escapeXml(problem.message)}">${escapeXml(`${problem.file}:${problem.line}:${problem.column}`)}</failure>`,
    '    </testcase>',
  ].join('\n')
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
