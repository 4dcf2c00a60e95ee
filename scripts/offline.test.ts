import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { builtFiles } from './offline.ts'

it('lists every file of a built page, and names another version for other content only', () => {
  const folder = mkdtempSync(join(tmpdir(), 'built-'))
  try {
    const write = (path: string, text: string) => writeFileSync(join(folder, path), text)
    mkdirSync(join(folder, 'assets'))
    write('index.html', 'page')
    write('assets/a-1.js', 'a')
    write('sw.js', 'worker')
    const first = builtFiles(folder)
    expect(first.files).toEqual([
      { path: '', integrity: 'sha256-NmAxWprz3yVdjxmrB35Hl4IrQUiKDioEvGr3EhPCMnQ=' },
      { path: 'assets/a-1.js', integrity: 'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=' },
    ])
    write('sw.js', 'another worker')
    expect(builtFiles(folder)).toEqual(first)
    write('index.html', 'other')
    expect(builtFiles(folder).version).not.toBe(first.version)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
