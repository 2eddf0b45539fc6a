/** Amounts as bars below each other, the longest first. The table beside it tells the numbers to all. */

import { useFormat } from '../i18n/use-format';
import { share } from '../money/decimal';

export interface BarLine {
  key: string;
  name: string;
  amount: string;
  colour: string;
}

/** More would be a table. */
const MOST = 12;

export default function BarsChart({
  lines,
  currency,
  label,
}: {
  lines: readonly BarLine[];
  currency: string;
  label: string;
}) {
  const format = useFormat();
  const longest = lines[0]?.amount ?? '0';
  return (
    <div role="img" aria-label={label} className="grid gap-3">
      {lines.slice(0, MOST).map((line) => (
        <div key={line.key}>
          <div className="mb-1 flex justify-between gap-3 text-sm">
            <span className="truncate">{line.name}</span>
            <span className="amount font-medium">{format.money(line.amount, currency)}</span>
          </div>
          <div className="h-2.5 rounded-full bg-sunken">
            <div
              className="h-full min-w-1 rounded-full"
              style={{ width: `${share(line.amount, longest) * 100}%`, backgroundColor: line.colour }}
            />
          </div>
        </div>
      ))}
    </div>
  );
}
