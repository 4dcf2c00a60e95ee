import { labs } from '../src/core/labs/index.ts'
import { rules } from '../src/core/rules/index.ts'
import { html, type Markup } from './html.ts'
import type { Page } from './page.ts'

/** What Drawbridge is, with pictures of it. */
export function homePage(): Page {
  return {
    path: 'index.html',
    title: 'Drawbridge',
    description:
      'A visual editor for Istio traffic configuration that runs in the browser, with a command-line tool.',
    body: html`<h1>Istio routes, drawn and checked</h1>
<p class="lead">Drawbridge opens the YAML of your Gateways and VirtualServices and draws it: ports, hosts, rules, destinations, and how traffic splits. Change the drawing or the text. Both are checked at every keystroke, as the API server, the webhook of Istio and its analyzers check them.</p>
<p><a class="button" href="app/index.html">Open the editor</a> <a href="labs/index.html">Try one of ${labs.length} labs</a></p>
${picture('drawing', 'The editor: a drawing of gateways, hosts, rules and destinations, with the YAML beside it')}
<p>It runs in the browser. There is no backend and no account: nothing leaves the page unless you send it.</p>

<h2>Trace a request</h2>
<p>Paste a <code>curl</code> line, a URL or a line of an access log. You see the listener, the filter chain, the virtual host and the rules that it meets, and why each takes it or not. Where a request stops, changes that let it through are offered, each tried before.</p>
${picture('trace', 'A request traced through the drawing, stage by stage')}

<h2>Find out what is wrong</h2>
<p><a href="rules/index.html">${rules.length} checks</a> mark the smallest place, say whose verdict they stand for, and have a page with the reason. Many offer a fix. What your files do not show is “not in your files”, not an error.</p>
${picture('problems', 'Problems below the drawing, one with its fix')}

<h2>See what a change does</h2>
<p>Drawbridge tells which requests end elsewhere, with an example of each, or that no routing changes. A link carries the files, what they were before, and comments of reviewers.</p>
${picture('changes', 'A change, in the words of requests')}

<h2>On the command line</h2>
<figure><pre tabindex="0">drawbridge check .
drawbridge trace . --request https://shop.example.com/
drawbridge diff before/ after/
drawbridge open .</pre></figure>
<p>The <a href="command-line.html">same checks and traces</a> in a terminal and in <a href="guides/ci.html">CI</a>, with SARIF, JUnit, Markdown and SVG.</p>`,
  }
}

/** The pictures that the page shows; \`scripts/site-pictures.mjs\` takes them. */
export const pictureNames = ['drawing', 'trace', 'problems', 'changes'] as const

function picture(name: (typeof pictureNames)[number], alt: string): Markup {
  return html`<picture>
<source srcset="pictures/${name}-dark.webp" media="(prefers-color-scheme: dark)">
<img class="screen" src="pictures/${name}-light.webp" alt="${alt}" width="1440" height="900"${html`${name !== 'drawing' && lazily}`}>
</picture>
`
}

const lazily = html` loading="lazy"`
