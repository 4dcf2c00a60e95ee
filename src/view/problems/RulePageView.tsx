import type { Rule } from '../../core/rules/define-rule.ts'
import { layerNames, layerWords } from '../../core/rules/layer-words.ts'
import { markExample } from '../../core/rules/marked-example.ts'
import { type RuleSource, sourceLines } from '../../core/rules/rule-source.ts'
import { Badge } from '../ui/Badge.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import styles from './RulePageView.module.css'
import { WithCode } from './WithCode.tsx'

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
