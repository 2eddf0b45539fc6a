/** Shares of a whole as a ring, with their names, amounts and percentages beside it. */

import { Link } from 'react-router';
import { useFormat } from '../i18n/use-format';
import { share } from '../money/decimal';

export interface Slice {
  key: string;
  name: string;
  colour: string;
  amount: string;
  /** Where its movements are. */
  to?: string;
}

const RADIUS = 42;
const AROUND = 2 * Math.PI * RADIUS;
/** A thin gap between the slices. */
const GAP = 1.2;

export default function Donut({
  slices,
  total,
  currency,
}: {
  slices: readonly Slice[];
  total: string;
  currency: string;
}) {
  const format = useFormat();
  const shares = slices.map((slice) => share(slice.amount, total));
  return (
    <div className="grid items-center gap-5 sm:grid-cols-[10rem_minmax(0,1fr)]">
      <div className="relative mx-auto size-40">
        <svg viewBox="0 0 100 100" aria-hidden="true" className="size-full -rotate-90">
          <circle cx="50" cy="50" r={RADIUS} fill="none" stroke="var(--sunken)" strokeWidth="13" />
          {slices.map((slice, place) => {
            const before = shares.slice(0, place).reduce((sum, part) => sum + part, 0) * AROUND;
            const length = Math.max((shares[place] ?? 0) * AROUND - (slices.length > 1 ? GAP : 0), 0.4);
            return (
              <circle
                key={slice.key}
                cx="50"
                cy="50"
                r={RADIUS}
                fill="none"
                stroke={slice.colour}
                strokeWidth="13"
                strokeDasharray={`${length} ${AROUND - length}`}
                strokeDashoffset={-before}
              />
            );
          })}
        </svg>
        <div className="absolute inset-6 flex items-center justify-center">
          <span className="amount text-center text-sm font-semibold">{format.money(total, currency)}</span>
        </div>
      </div>
      <ul className="grid min-w-0 grid-cols-[auto_minmax(0,1fr)_auto_auto] gap-x-2.5 gap-y-0.5">
        {slices.map((slice, place) => {
          const line = (
            <>
              <span
                aria-hidden
                className="size-3 shrink-0 rounded-full"
                style={{ backgroundColor: slice.colour }}
              />
              <span className="truncate">{slice.name}</span>
              <span className="text-right text-sm text-muted">{format.percent(shares[place] ?? 0)}</span>
              <span className="amount text-right font-medium">{format.money(slice.amount, currency)}</span>
            </>
          );
          const look = 'col-span-full grid min-h-9 grid-cols-subgrid items-center rounded-lg px-1.5';
          return (
            <li key={slice.key} className="col-span-full grid grid-cols-subgrid">
              {slice.to ? (
                <Link to={slice.to} className={`${look} hover:bg-sunken`}>
                  {line}
                </Link>
              ) : (
                <div className={look}>{line}</div>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
