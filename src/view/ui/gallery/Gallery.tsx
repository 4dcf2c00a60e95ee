import { chooseTheme } from '../../../platform/theme.ts'
import { Button } from '../Button.tsx'
import { Logo } from '../Logo.tsx'
import { ChoiceSpecimens } from './ChoiceSpecimens.tsx'
import { FieldSpecimens } from './FieldSpecimens.tsx'
import styles from './Gallery.module.css'
import { MarkSpecimens } from './MarkSpecimens.tsx'
import { OverlaySpecimens } from './OverlaySpecimens.tsx'

/** Every part of the interface in its variants, for whoever changes one: `npm run dev`, then /gallery.html. */
export function Gallery() {
  return (
    <main className={styles.gallery}>
      <header className={styles.header}>
        <Logo />
        <h1>Parts of the interface</h1>
        <Button onClick={() => chooseTheme('light')}>Light</Button>
        <Button onClick={() => chooseTheme('dark')}>Dark</Button>
      </header>
      <MarkSpecimens />
      <FieldSpecimens />
      <ChoiceSpecimens />
      <OverlaySpecimens />
    </main>
  )
}
