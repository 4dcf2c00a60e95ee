import { html, type Markup } from './html.ts'

export interface Page {
  /** From the root of the site: `rules/gateway/port-number.html`. */
  readonly path: string
  readonly title: string
  /** A sentence for search engines and previews. */
  readonly description: string
  readonly body: Markup
}

/** What every page begins with, by the path it leads to. */
const chapters = [
  { path: 'guides/index.html', title: 'Guides' },
  { path: 'labs/index.html', title: 'Labs' },
  { path: 'rules/index.html', title: 'Checks' },
  { path: 'command-line.html', title: 'Command line' },
] as const

/** The whole document of a page. It holds no script, and takes nothing from elsewhere. */
export function documentOf({ path, title, description, body }: Page, more: readonly Chapter[] = []): string {
  const root = rootFrom(path)
  const nav = [...chapters, ...more].map(
    it => html`<a href="${root}${it.path}"${html`${isWithin(path, it.path) && current}`}>${it.title}</a>\n`,
  )
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; style-src 'self'">
<meta name="description" content="${description}">
<meta name="color-scheme" content="light dark">
<title>${title === 'Drawbridge' ? title : `${title} · Drawbridge`}</title>
<link rel="icon" href="${root}icon.svg">
<link rel="stylesheet" href="${root}site.css">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header>
<a class="home" href="${root}index.html"><img src="${root}icon.svg" alt="" width="26" height="26">Drawbridge</a>
<nav aria-label="Site">
${nav}</nav>
<a class="button" href="${root}app/index.html">Open the editor</a>
</header>
<main id="content">
${body}
</main>
<footer>Drawbridge is free software under the Apache License 2.0. This site sets no cookies and runs no scripts.</footer>
</body>
</html>
`.text
}

export interface Chapter {
  readonly path: string
  readonly title: string
}

const current = html` aria-current="page"`

/** `../` for each folder that a page lies in. */
export function rootFrom(path: string): string {
  return '../'.repeat(path.split('/').length - 1)
}

function isWithin(path: string, chapter: string): boolean {
  return path === chapter || (chapter.includes('/') && path.startsWith(chapter.replace('index.html', '')))
}
