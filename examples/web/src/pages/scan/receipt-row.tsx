/** A receipt in a list, with how far it is. */

import {
  CircleAlert,
  CircleCheck,
  CircleX,
  FileText,
  LoaderCircle,
  Receipt as ReceiptIcon,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ReceiptSummary } from '../../api/client';
import { isWaiting } from '../../api/queries';
import { useFormat } from '../../i18n/use-format';
import { IN_APP } from '../../ui/use-way-back';

export const STATES = ['uploaded', 'reading', 'review', 'confirmed', 'rejected', 'failed'] as const;
type State = (typeof STATES)[number];

export function stateOf(receipt: { status: string }): State {
  return STATES.find((state) => state === receipt.status) ?? 'uploaded';
}

export function ReceiptRow({ receipt }: { receipt: ReceiptSummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  const state = stateOf(receipt);
  const checks = receipt.to_check.length;
  const waits = isWaiting(receipt);
  const Icon = receipt.media_type === 'application/pdf' ? FileText : ReceiptIcon;
  const name =
    receipt.recognized_merchant ?? (waits ? receipt.file_name : null) ?? t('scan.unknown_merchant');
  const told =
    state === 'review' && checks > 0 ? t('scan.check_fields', { count: checks }) : t(`scan.${state}`);
  const date = receipt.recognized_date && format.date(receipt.recognized_date, 'short');
  const currency = receipt.recognized_currency;
  return (
    <Link
      to={`/scan/${receipt.id}`}
      state={IN_APP}
      className="-mx-2 flex min-h-15 items-center gap-3 rounded-xl px-2 py-2 hover:bg-sunken"
    >
      <span className="flex size-10 shrink-0 items-center justify-center rounded-xl bg-sunken text-soft">
        <Icon aria-hidden size={20} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{name}</span>
        <span
          className={`flex items-center gap-1.5 text-sm ${
            state === 'failed' ? 'text-danger' : state === 'review' && checks > 0 ? 'text-warn' : 'text-muted'
          }`}
        >
          {waits && <LoaderCircle aria-hidden size={14} className="shrink-0 motion-safe:animate-spin" />}
          {state === 'failed' && <CircleX aria-hidden size={14} className="shrink-0" />}
          {state === 'confirmed' && <CircleCheck aria-hidden size={14} className="shrink-0" />}
          {state === 'review' && checks > 0 && <CircleAlert aria-hidden size={14} className="shrink-0" />}
          <span className="truncate">{[told, date].filter(Boolean).join(' · ')}</span>
        </span>
      </span>
      {receipt.recognized_amount && currency && (
        <span className="amount shrink-0 font-semibold">
          {format.money(receipt.recognized_amount, currency)}
        </span>
      )}
    </Link>
  );
}
