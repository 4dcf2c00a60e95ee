import { usage } from '../src/cli/usage.ts'
import { html } from './html.ts'
import type { Page } from './page.ts'

/** What the tool says of itself, and what its answers mean. */
export function commandLinePage(): Page {
  return {
    path: 'command-line.html',
    title: 'Command line',
    description: 'The commands of drawbridge: check, trace, reach, diff, draw, build and open.',
    body: html`<h1>Command line</h1>
<p>The tool reads YAML and JSON files, folders, zips and kustomizations. It needs no cluster and connects to nothing. Node 20.19 or newer runs it.</p>
<p>It is installed from the sources, since no package is published yet. The name <code>drawbridge</code> on npm belongs to another project.</p>
<figure><pre tabindex="0">npm run package
npm install --global ./dist/npm
drawbridge check .</pre></figure>
<p>From a cluster:</p>
<figure><pre tabindex="0">kubectl get gateway,virtualservice,destinationrule,service -A -o yaml | drawbridge check --complete -</pre></figure>
<h2>Commands</h2>
<figure><pre tabindex="0">${usage.trim()}</pre></figure>
<p>How to use them in CI: <a href="guides/ci.html">Check a repository in CI</a>.</p>`,
  }
}
