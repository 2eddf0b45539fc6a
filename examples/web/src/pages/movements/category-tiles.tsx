/** The category of a movement, chosen among tiles with icon and colour. */

import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Category, Kind } from '../../api/client';
import { CategoryMark } from '../../ui/category-mark';

interface Props {
  categories: readonly Category[];
  kind: Kind;
  value: string;
  onChange: (id: string) => void;
  error?: string;
}

export function CategoryTiles({ categories, kind, value, onChange, error }: Props) {
  const { t } = useTranslation();
  const name = useId();
  const frame = useRef<HTMLDivElement>(null);
  const count = categories.length;

  // biome-ignore lint/correctness/useExhaustiveDependencies: as soon as the tiles are there, and not at each choice.
  useEffect(() => {
    const chosen = frame.current?.querySelector<HTMLElement>('label:has(:checked)');
    if (value && frame.current && chosen)
      frame.current.scrollTop = chosen.offsetTop - frame.current.clientHeight / 3;
  }, [count]);

  // One that was archived is still shown where it is the one that was chosen.
  const offered = categories.filter(
    (category) => category.type === kind && (!category.archived || category.id === value),
  );
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-medium text-soft">{t('field.category')}</legend>
      <div
        ref={frame}
        className="relative grid max-h-64 grid-cols-[repeat(auto-fill,minmax(5.25rem,1fr))] gap-1.5 overflow-y-auto rounded-xl p-0.5"
      >
        {[...offered, undefined].map((category) => (
          <label
            key={category?.id ?? 'none'}
            className="relative flex flex-col items-center gap-1.5 rounded-xl border border-transparent p-1.5 pt-2 text-center text-xs leading-tight text-soft hover:bg-sunken has-checked:border-brand has-checked:bg-tint has-checked:font-semibold has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-brand"
          >
            <input
              type="radio"
              name={name}
              checked={value === (category?.id ?? '')}
              onChange={() => onChange(category?.id ?? '')}
              className="sr-only"
            />
            <CategoryMark category={category} size={38} />
            <span className="line-clamp-2 max-w-full break-words hyphens-auto">
              {category?.name ?? t('field.none')}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p role="alert" className="mt-1.5 text-sm font-medium text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}
