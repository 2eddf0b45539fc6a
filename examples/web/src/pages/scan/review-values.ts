/** A receipt's draft as a form, and what a person corrected as it is sent. */

import type { Receipt, Schemas } from '../../api/client';
import { editable } from '../../money/format';
import { decimalOf, type MovementValues } from '../movements/movement-values';
import type { Mark } from './receipt-image';

export function draftValues(
  receipt: Receipt,
  locale: string,
  currency: string,
  today: string,
): MovementValues {
  const { draft } = receipt;
  return {
    kind: 'expense',
    amount: draft?.total ? editable(locale, draft.total.value) : '',
    currency: draft?.currency?.value ?? receipt.recognized_currency ?? currency,
    category_id: draft?.category?.value ?? '',
    description: '',
    payee: draft?.merchant?.value ?? '',
    movement_date: draft?.date?.value ?? today,
    priority_id: draft?.priority?.value ?? '',
  };
}

/** Only what differs from what was understood: that is what the engine learns from. */
export function corrections(
  receipt: Receipt,
  values: MovementValues,
  locale: string,
): Schemas['ReceiptConfirmation'] {
  const { draft } = receipt;
  const amount = decimalOf(values.amount, locale, values.currency);
  const sameMoney = amount === draft?.total?.value && values.currency === receipt.recognized_currency;
  return {
    ...(sameMoney ? {} : { amount, currency: values.currency }),
    ...(values.movement_date === draft?.date?.value ? {} : { movement_date: values.movement_date }),
    ...(!values.payee || values.payee === draft?.merchant?.value ? {} : { payee: values.payee }),
    ...(!values.category_id || values.category_id === draft?.category?.value
      ? {}
      : { category_id: values.category_id }),
    ...(!values.priority_id || values.priority_id === draft?.priority?.value
      ? {}
      : { priority_id: values.priority_id }),
    ...(values.kind === 'expense' ? {} : { kind: values.kind }),
    ...(values.description ? { description: values.description } : {}),
  };
}

/** The places of the values that go into the movement. */
export function marksOf(
  receipt: Receipt,
  names: Record<'payee' | 'movement_date' | 'amount', string>,
): Mark[] {
  const fields = [
    ['payee', receipt.draft?.merchant],
    ['movement_date', receipt.draft?.date],
    ['amount', receipt.draft?.total],
  ] as const;
  return fields.flatMap(([field, read]) => {
    if (!read?.box || !read.page) return [];
    return [{ field, name: names[field], page: read.page, corners: read.box, low: read.low_confidence }];
  });
}
