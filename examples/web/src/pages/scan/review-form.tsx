/** The form beside the picture: every value with how sure it is. */

import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQuery } from '@tanstack/react-query';
import { RotateCcw, Trash2, TriangleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, data, type Receipt, type Schemas, tag } from '../../api/client';
import { hasStatus } from '../../api/errors';
import { newKey } from '../../api/keys';
import { categories, priorities, receipts, todayOf } from '../../api/queries';
import { fieldFailures } from '../../i18n/failure';
import { useFormat } from '../../i18n/use-format';
import { useMe } from '../../shell/me';
import { Button } from '../../ui/button';
import { Choice } from '../../ui/choice';
import { SelectField, TextField } from '../../ui/field';
import { FormFailure } from '../../ui/states';
import { useToasts } from '../../ui/toast';
import { CategoryTiles } from '../movements/category-tiles';
import { AmountField, CurrencyField } from '../movements/movement-form';
import { type MovementValues, movementSchema } from '../movements/movement-values';
import { useFreshSums } from '../movements/use-movement-writes';
import { Confidence } from './confidence';
import { DraftDetails } from './draft-details';
import { ReceiptImage } from './receipt-image';
import { corrections, draftValues, marksOf } from './review-values';
import { useReceiptWrites } from './use-receipt-writes';

const FIELDS = ['amount', 'movement_date', 'payee', 'category_id', 'description', 'currency'] as const;
const WARNINGS = [
  'sums_disagree',
  'ambiguous_date',
  'currency_assumed',
  'several_receipts',
  'not_a_receipt',
  'possible_duplicate',
] as const;

export function ReviewForm({ receipt }: { receipt: Receipt }) {
  const { t } = useTranslation();
  const format = useFormat();
  const user = useMe();
  const { draft } = receipt;
  const known = useQuery(categories);
  const scale = useQuery(priorities);
  const schema = useMemo(() => movementSchema(t, format.locale), [t, format.locale]);
  const initial = draftValues(receipt, format.locale, user.currency, todayOf(user));
  const form = useForm<MovementValues>({ resolver: zodResolver(schema), defaultValues: initial });
  const [active, setActive] = useState<string>();
  const { retry, reject } = useReceiptWrites(receipt);
  const confirm = useConfirm(receipt);
  const { errors } = form.formState;
  const [kind, currency] = form.watch(['kind', 'currency']);
  const told = fieldFailures(t, confirm.error, FIELDS);
  const general = Object.keys(told).length > 0 ? null : confirm.error;
  const marks = marksOf(receipt, {
    payee: t('field.payee'),
    movement_date: t('field.date'),
    amount: t('field.amount'),
  });
  const focus = (name: string) => ({ onFocus: () => setActive(name) });
  const busy = confirm.isPending || retry.isPending || reject.isPending;

  return (
    <div className="grid items-start gap-4 desk:grid-cols-2 desk:gap-6">
      <div className="desk:sticky desk:top-6">
        <ReceiptImage
          path={receipt.file_path}
          marks={marks}
          active={active}
          onPick={(field) => form.setFocus(field as keyof MovementValues)}
        />
      </div>
      <form
        noValidate
        className="card grid gap-4 p-4 desk:p-5"
        onSubmit={form.handleSubmit((values) => confirm.mutate(corrections(receipt, values, format.locale)))}
      >
        <Warnings codes={receipt.warnings} />
        <div className="grid grid-cols-[1fr_6.5rem] items-start gap-2" {...focus('amount')}>
          <div className="grid gap-1.5">
            <Controller
              control={form.control}
              name="amount"
              render={({ field }) => (
                <AmountField {...field} currency={currency} error={errors.amount?.message ?? told.amount} />
              )}
            />
            <div>
              <Confidence field={draft?.total} needed />
            </div>
          </div>
          <CurrencyField own={initial.currency} {...form.register('currency')} />
        </div>
        <div className="grid gap-1.5" {...focus('payee')}>
          <TextField
            label={t('field.payee')}
            autoComplete="off"
            error={errors.payee?.message ?? told.payee}
            {...form.register('payee')}
          />
          <div>
            <Confidence field={draft?.merchant} />
          </div>
        </div>
        <div className="grid gap-1.5" {...focus('movement_date')}>
          <TextField
            label={t('field.date')}
            type="date"
            error={errors.movement_date?.message ?? told.movement_date}
            {...form.register('movement_date')}
          />
          <div>
            <Confidence field={draft?.date} needed />
          </div>
        </div>
        <div className="grid gap-1.5" {...focus('category_id')}>
          <Controller
            control={form.control}
            name="category_id"
            render={({ field }) => (
              <CategoryTiles
                categories={known.data ?? []}
                kind={kind}
                value={field.value}
                onChange={field.onChange}
                error={told.category_id}
              />
            )}
          />
          <div>
            <Confidence field={draft?.category} />
          </div>
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t('field.description')}
            optional
            autoComplete="off"
            error={errors.description?.message ?? told.description}
            {...form.register('description')}
          />
          <SelectField label={t('field.priority')} optional {...form.register('priority_id')}>
            <option value="">{t('field.none')}</option>
            {scale.data?.map((priority) => (
              <option key={priority.id} value={priority.id}>
                {priority.name}
              </option>
            ))}
          </SelectField>
        </div>
        <Controller
          control={form.control}
          name="kind"
          render={({ field }) => (
            <Choice
              legend={t('field.kind')}
              value={field.value}
              onChange={(next) => {
                field.onChange(next);
                form.setValue('category_id', next === 'expense' ? initial.category_id : '');
              }}
              options={[
                { value: 'expense', label: t('kind.expense') },
                { value: 'income', label: t('kind.income') },
              ]}
            />
          )}
        />
        {draft && <DraftDetails draft={draft} currency={currency} />}
        <FormFailure error={general} />
        <div className="grid grid-cols-2 gap-2.5 sm:grid-cols-[auto_auto_1fr]">
          <Button look="danger" disabled={busy} onClick={() => reject.mutate()}>
            <Trash2 aria-hidden size={18} />
            {t('review.reject')}
          </Button>
          <Button disabled={busy} onClick={() => retry.mutate()}>
            <RotateCcw aria-hidden size={18} />
            {t('review.retry')}
          </Button>
          <Button type="submit" look="main" disabled={busy} className="max-sm:order-first max-sm:col-span-2">
            {confirm.isPending ? t('review.confirming') : t('review.confirm')}
          </Button>
        </div>
      </form>
    </div>
  );
}

/** Books it, and goes on to the next that waits. */
function useConfirm(receipt: Receipt) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { tell } = useToasts();
  const refreshSums = useFreshSums();
  const { refresh } = useReceiptWrites(receipt);
  const others = useQuery(receipts('uploaded,reading,review,failed'));
  return useMutation({
    mutationFn: (body: Schemas['ReceiptConfirmation']) =>
      data(
        api.POST('/api/v1/ocr/invoices/{id}/confirm', {
          params: {
            path: { id: receipt.id },
            header: { 'If-Match': tag(receipt), 'Idempotency-Key': newKey() },
          },
          body,
        }),
      ),
    onSuccess: (movement) => {
      tell(t('review.confirmed', { amount: format.money(movement.amount, movement.currency) }));
      const next = others.data?.find((other) => other.status === 'review' && other.id !== receipt.id);
      navigate(next ? `/scan/${next.id}` : '/scan', { replace: true });
      void refresh();
      void refreshSums();
    },
    onError: (error) => {
      // Somebody else was faster: what is there now is shown.
      if (hasStatus(error, 412) || hasStatus(error, 409)) void refresh();
    },
  });
}

function Warnings({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation();
  if (codes.length === 0) return null;
  return (
    <ul className="grid gap-1.5 rounded-xl bg-warn-tint p-3 text-sm font-medium text-warn">
      {codes.map((code) => {
        const known = WARNINGS.find((warning) => warning === code);
        return (
          <li key={code} className="flex gap-2">
            <TriangleAlert aria-hidden size={18} className="shrink-0" />
            {known ? t(`review.warning.${known}`) : t('review.warning.other', { code })}
          </li>
        );
      })}
    </ul>
  );
}
