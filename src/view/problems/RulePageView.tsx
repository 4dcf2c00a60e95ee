import type { Rule } from '../../core/rules/define-rule.ts'
import { type RuleSource, sourceLines } from '../../core/rules/rule-source.ts'
import type { Layer } from '../../core/severity.ts'
import { Badge } from '../ui/Badge.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { markExample } from './marked-example.ts'
import styles from './RulePageView.module.css'
import { WithCode } from './WithCode.tsx'

/** Whose verdict a check stands for, as people call it. */
export const layerNames: Record<Layer, string> = {
  yaml: 'YAML',
  schema: 'API server schema',
  webhook: 'Istio webhook',
  analysis: 'istioctl analyze',
  advice: 'Advice',
}

const layerWords: Record<Layer, string> = {
  yaml: 'Kubernetes cannot read the file as YAML.',
  schema: 'The API server refuses the object, or drops unknown fields.',
  webhook: "Istio's admission webhook reports it when the object is applied.",
  analysis: 'istioctl analyze reports it for the objects together.',
  advice: 'Istio accepts it; the advice is our own.',
}

/** Everything there is to say of one check. */
export function RulePageView({ rule }: { rule: Rule }) {
  return (
    <article className={styles.page} aria-label={rule.title.replaceAll('`', '')}>
      <h3 className={styles.title}>
        <WithCode text={rule.title} />
      </h3>
      <p className={styles.facts}>
        <SeverityIcon severity={rule.severity} labelled />
        <Badge>{layerNames[rule.layer]}</Badge>
        <code>{rule.id}</code>
      </p>
      <p className={styles.layer}>{layerWords[rule.layer]}</p>
      {paragraphs(rule.why).map(it => (
        <p key={it}>
          <WithCode text={it} />
        </p>
      ))}
      <Source source={rule.source} />
      {rule.examples.bad.map(({ yaml, fixed }) => (
        <div key={yaml} className={styles.pair}>
          <Example heading="Reported" tone="bad" yaml={yaml} />
          {fixed !== undefined && <Example heading="After the fix" tone="good" yaml={fixed} />}
        </div>
      ))}
      {rule.examples.good.map(yaml => (
        <Example key={yaml} heading="Right" tone="good" yaml={yaml} />
      ))}
    </article>
  )
}

/** Where what the check says can be read. */
function Source({ source }: { source: RuleSource }) {
  return (
    <dl className={styles.source}>
      {sourceLines(source).map(({ whose, place, href }) => (
        <div key={place}>
          <dt>{whose}</dt>
          <dd>
            {href === undefined ? (
              place
            ) : (
              <a href={href} target="_blank" rel="noreferrer">
                {place}
              </a>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Example({ heading, tone, yaml }: { heading: string; tone: 'good' | 'bad'; yaml: string }) {
  return (
    <figure className={styles[tone]}>
      <figcaption>{heading}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what can scroll must be reachable by keys */}
      <pre tabIndex={0}>
        {markExample(yaml).map((line, i) => (
          <div key={i}>
            {line.pieces.map((it, j) => (it.marked ? <mark key={j}>{it.text}</mark> : it.text))}
            {'\n'}
          </div>
        ))}
      </pre>
    </figure>
  )
}

function paragraphs(text: string): string[] {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map(it => it.replace(/\s+/g, ' '))
}
