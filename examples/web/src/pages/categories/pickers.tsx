/** The colour and the icon of a category. */

import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ICONS, type IconName } from '../../ui/icons';

/** White icons stand out on all of them. */
const COLOURS = [
  ['red', '#c62828'],
  ['pink', '#ad1457'],
  ['purple', '#6a1b9a'],
  ['indigo', '#303f9f'],
  ['blue', '#1565c0'],
  ['teal', '#00796b'],
  ['green', '#2e7d32'],
  ['lime', '#558b2f'],
  ['amber', '#b26a00'],
  ['orange', '#d84315'],
  ['brown', '#5d4037'],
  ['grey', '#546e7a'],
] as const;

interface PickerProps {
  value: string;
  onChange: (value: string) => void;
}

export function ColourPicker({ value, onChange }: PickerProps) {
  const { t } = useTranslation();
  const name = useId();
  const own = !COLOURS.some(([, colour]) => colour === value);
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium text-soft">{t('categories.colour')}</legend>
      <div className="flex flex-wrap items-center gap-2">
        {COLOURS.map(([key, colour]) => (
          <label
            key={key}
            title={t(`colour.${key}`)}
            className="relative size-9 rounded-full ring-offset-2 ring-offset-raised has-checked:ring-2 has-checked:ring-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-4 has-focus-visible:outline-brand"
            style={{ backgroundColor: colour }}
          >
            <input
              type="radio"
              name={name}
              aria-label={t(`colour.${key}`)}
              checked={colour === value}
              onChange={() => onChange(colour)}
              className="sr-only"
            />
          </label>
        ))}
        <input
          type="color"
          aria-label={t('categories.own_colour')}
          title={t('categories.own_colour')}
          value={value}
          onChange={({ target }) => onChange(target.value)}
          className={`h-9 w-12 rounded-lg border border-edge bg-surface p-1 ring-offset-2 ring-offset-raised ${own ? 'ring-2 ring-ink' : ''}`}
        />
      </div>
    </fieldset>
  );
}

export function IconPicker({ value, colour, onChange }: PickerProps & { colour: string }) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium text-soft">{t('categories.icon')}</legend>
      <div className="grid max-h-44 grid-cols-[repeat(auto-fill,minmax(2.75rem,1fr))] gap-1 overflow-y-auto p-1">
        {(Object.keys(ICONS) as IconName[]).map((icon) => {
          const Icon = ICONS[icon];
          const chosen = icon === value;
          return (
            <label
              key={icon}
              title={icon}
              className="relative flex size-11 items-center justify-center rounded-xl text-soft hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-brand"
              style={chosen ? { backgroundColor: colour, color: '#fff' } : undefined}
            >
              <input
                type="radio"
                name={name}
                aria-label={icon}
                checked={chosen}
                onChange={() => onChange(icon)}
                className="sr-only"
              />
              <Icon aria-hidden size={20} />
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
