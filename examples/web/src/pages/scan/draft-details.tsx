/** The lines and taxes that were read, to look into. */

import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client';
import { useFormat } from '../../i18n/use-format';

export function DraftDetails({ draft, currency }: { draft: Schemas['ReceiptDraft']; currency: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (draft.items.length === 0 && draft.taxes.length === 0) return null;
  return (
    <details className="rounded-xl border border-line px-3 py-2">
      <summary className="cursor-pointer font-medium">
        {t('review.items')} ({draft.items.length})
      </summary>
      <table className="mt-2 w-full text-sm">
        <tbody>
          {draft.items.map((item, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a receipt have nothing else to tell them apart.
            <tr key={place} className="border-t border-line">
              <td className="py-1.5 pr-2 break-words">{item.description.value}</td>
              <td className="amount py-1.5 text-right">{format.money(item.amount.value, currency)}</td>
            </tr>
          ))}
          {draft.taxes.map((tax, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a rate can stand on a receipt twice.
            <tr key={`tax-${place}`} className="border-t border-line text-muted">
              <td className="py-1.5 pr-2">
                {t('review.taxes')}
                {tax.rate && ` ${format.editable(tax.rate)} %`}
              </td>
              <td className="amount py-1.5 text-right">{format.money(tax.amount.value, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
