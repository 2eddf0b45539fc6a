/** A category's icon on its colour. */

import type { Category } from '../api/client';
import { iconOf } from './icons';

/** The colour of what has none. */
export const NO_COLOUR = '#6b7772';

export function CategoryMark({
  category,
  size = 40,
}: {
  category?: Pick<Category, 'colour' | 'icon'>;
  size?: number;
}) {
  const Icon = iconOf(category?.icon);
  const colour = category?.colour ?? NO_COLOUR;
  return (
    <span
      aria-hidden
      className="flex shrink-0 items-center justify-center rounded-xl text-white"
      style={{ backgroundColor: colour, width: size, height: size }}
    >
      <Icon size={Math.round(size / 2)} />
    </span>
  );
}
