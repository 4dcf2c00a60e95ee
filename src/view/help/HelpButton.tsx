import { CircleHelp } from 'lucide-react'
import { explainKey } from '../keys/pane-keys.ts'
import { useTouch } from '../screen/use-media.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Popover } from '../ui/Popover.tsx'
import styles from './HelpButton.module.css'
import { type HelpText, type HelpTopic, helpTexts } from './help-texts.ts'

/** The `?` of a part of the page: a few sentences on what it is for. F1 opens it from anywhere in the part. */
export function HelpButton({ topic, side = 'bottom' }: { topic: HelpTopic; side?: 'top' | 'bottom' }) {
  const { title, lines, touch }: HelpText = helpTexts[topic]
  const hasFinger = useTouch()
  return (
    <Popover
      side={side}
      align="end"
      title={title}
      trigger={
        <IconButton
          size="s"
          label="Help"
          shortcut={explainKey.keys[0]}
          icon={<CircleHelp />}
          data-pane-help=""
        />
      }
    >
      <div className={styles.lines}>
        {((hasFinger && touch) || lines).map((it, i) => (
          <p key={i}>{it}</p>
        ))}
      </div>
    </Popover>
  )
}
