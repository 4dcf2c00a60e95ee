import { webCipher } from '../../platform/web-cipher.ts'
import { Switch } from '../ui/Switch.tsx'
import { TextField } from '../ui/TextField.tsx'
import styles from './ShareOptions.module.css'
import type { ShareChoices } from './share-choices.ts'
import { noCipher } from './share-words.ts'

/** What the link carries, and how it opens. */
export function ShareOptions({
  choices,
  hasChanges,
  hasComments,
  onChange,
}: {
  choices: ShareChoices
  hasChanges: boolean
  hasComments: boolean
  onChange: (choices: ShareChoices) => void
}) {
  const set = (changed: Partial<ShareChoices>) => onChange({ ...choices, ...changed })
  return (
    <fieldset className={styles.options}>
      <legend className="visually-hidden">Options</legend>
      {hasChanges && (
        <Switch
          label="Include what it was before"
          hint="It opens on the changes, and who has made it can merge it."
          checked={choices.before}
          onChange={before => set({ before })}
        />
      )}
      {hasComments && (
        <Switch
          label="Include the comments"
          hint="With their replies, open and resolved."
          checked={choices.comments && !choices.embed}
          disabled={choices.embed}
          onChange={comments => set({ comments })}
        />
      )}
      <Switch
        label="Open on what I see now"
        hint="Drawer, traced request, traffic or table."
        checked={choices.view}
        onChange={view => set({ view })}
      />
      <Switch
        label="View only"
        hint="To be looked at and commented on; a copy can be edited."
        checked={choices.viewOnly || choices.embed}
        disabled={choices.embed}
        onChange={viewOnly => set({ viewOnly })}
      />
      <Switch
        label="Embed"
        hint="The drawing alone, for a frame in another page."
        checked={choices.embed}
        onChange={embed => set({ embed })}
      />
      <Switch
        label="Scramble hosts, names and namespaces"
        hint="Requests go the same ways under other names."
        checked={choices.scrambled}
        onChange={scrambled => set({ scrambled })}
      />
      <Switch
        label="Lock with a passphrase"
        hint={webCipher.isAvailable ? 'Send it another way than the link.' : noCipher}
        checked={choices.passphrase !== undefined}
        disabled={!webCipher.isAvailable}
        onChange={locked => set({ passphrase: locked ? '' : undefined })}
      />
      {choices.passphrase !== undefined && (
        <TextField
          label="Passphrase"
          type="password"
          autoComplete="new-password"
          value={choices.passphrase}
          onChange={passphrase => set({ passphrase })}
        />
      )}
    </fieldset>
  )
}
