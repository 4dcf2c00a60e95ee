import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Guide } from './guides.ts'

/** The guides of a folder of Markdown files. */
export function readGuides(folder: string): Guide[] {
  return readdirSync(folder)
    .filter(it => it.endsWith('.md'))
    .map(it => ({ id: it.replace(/\.md$/, ''), text: readFileSync(join(folder, it), 'utf8') }))
}
