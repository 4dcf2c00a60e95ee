import { Monitor, Moon, Sun } from 'lucide-react'
import { chooseTheme } from '../../platform/theme.ts'
import { useThemeChoice } from '../screen/use-theme.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'

const themes = [
  { id: 'system', label: 'System', Icon: Monitor },
  { id: 'light', label: 'Light', Icon: Sun },
  { id: 'dark', label: 'Dark', Icon: Moon },
] as const

export function ThemeMenu() {
  const choice = useThemeChoice()
  const { Icon } = themes.find(it => it.id === choice)!
  return (
    <Menu align="end" trigger={<IconButton label="Theme" icon={<Icon />} />}>
      {themes.map(({ id, label, Icon }) => (
        <MenuItem key={id} icon={<Icon />} checked={id === choice} onSelect={() => chooseTheme(id)}>
          {label}
        </MenuItem>
      ))}
    </Menu>
  )
}
