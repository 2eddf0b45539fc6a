/** An amount with its sign and colour. */

import type { Kind } from '../api/client';
import { useFormat } from '../i18n/use-format';
import { isNegative, isZero, negate } from '../money/decimal';

/** What a movement does to the balance. */
export function Flow({
  kind,
  amount,
  currency,
  className = '',
}: {
  kind: Kind;
  amount: string;
  currency: string;
  className?: string;
}) {
  const format = useFormat();
  const signed = kind === 'income' ? amount : negate(amount);
  return (
    <span className={`amount ${kind === 'income' ? 'text-income' : ''} ${className}`}>
      {format.money(signed, currency, { sign: 'always' })}
    </span>
  );
}

/** A net sum or a change. */
export function Net({
  amount,
  currency,
  className = '',
}: {
  amount: string;
  currency: string;
  className?: string;
}) {
  const format = useFormat();
  const tone = isZero(amount) ? 'text-muted' : isNegative(amount) ? 'text-expense' : 'text-income';
  return (
    <span className={`amount ${tone} ${className}`}>
      {format.money(amount, currency, { sign: 'always' })}
    </span>
  );
}
