/** One of a few: radio buttons that look like a switch. */

import { useId } from 'react';

export interface Option<T extends string> {
  value: T;
  label: string;
}

interface Props<T extends string> {
  legend: string;
  /** Shows the legend above; else only screen readers tell it. */
  titled?: boolean;
  options: readonly Option<T>[];
  value: T;
  onChange: (value: T) => void;
}

export function Choice<T extends string>({ legend, titled, options, value, onChange }: Props<T>) {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className={titled ? 'mb-1.5 text-sm font-medium text-soft' : 'sr-only'}>{legend}</legend>
      <div className="flex rounded-xl bg-sunken p-1">
        {options.map((option) => (
          <label
            key={option.value}
            className="flex min-h-9 flex-1 items-center justify-center rounded-lg px-3 text-center text-sm font-medium text-soft has-checked:bg-surface has-checked:text-ink has-checked:shadow-card has-focus-visible:outline-2 has-focus-visible:outline-brand"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              className="sr-only"
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
