/** How sure the reading of a value is; what is not sure enough stands out. */

import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReceiptField } from '../../api/client';
import { useFormat } from '../../i18n/use-format';

export function Confidence({ field, needed }: { field: ReceiptField | null | undefined; needed?: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!field) {
    if (!needed) return null;
    return (
      <span className="inline-flex items-center gap-1.5 rounded-full bg-warn-tint px-2.5 py-0.5 text-xs font-semibold text-warn">
        <CircleAlert aria-hidden size={14} />
        {t('review.not_found')}
      </span>
    );
  }
  const percent = format.percent(field.confidence);
  const low = field.low_confidence;
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-full px-2.5 py-0.5 text-xs font-semibold ${
        low ? 'bg-warn-tint text-warn' : 'bg-tint text-brand'
      }`}
    >
      {low ? <CircleAlert aria-hidden size={14} /> : <CircleCheck aria-hidden size={14} />}
      {t(low ? 'review.check' : 'review.sure', { percent })}
    </span>
  );
}
