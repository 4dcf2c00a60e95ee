import { commandLinePage } from './command-line-page.ts'
import { ciPages, type Guide, guidePages } from './guides.ts'
import { homePage } from './home-page.ts'
import { labPages, labPictures } from './lab-pages.ts'
import { type Chapter, documentOf } from './page.ts'
import { rulePages } from './rule-pages.ts'

export interface SiteSources {
  readonly guides: readonly Guide[]
  /** The documents about systems of CI. */
  readonly ci: readonly Guide[]
  /** Chapters that others made, such as the documentation of the library. */
  readonly more?: readonly Chapter[]
}

/**
 * Every page and drawing of the site, by path. Pictures, styles and the editor are copied beside.
 */
export function buildSite({ guides, ci, more = [] }: SiteSources): Map<string, string> {
  const pages = [
    homePage(),
    commandLinePage(),
    ...rulePages(),
    ...labPages(),
    ...guidePages(guides),
    ...ciPages(ci),
  ]
  return new Map([...pages.map((it): [string, string] => [it.path, documentOf(it, more)]), ...labPictures()])
}
