/** The form of a movement: what was paid first, in large, then what for. */

import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import { type ComponentProps, type Ref, useId, useMemo } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { categories, priorities } from '../../api/queries';
import { fieldFailures } from '../../i18n/failure';
import { useFormat } from '../../i18n/use-format';
import { currencies } from '../../money/currencies';
import { decimalsOf } from '../../money/format';
import { parseAmount } from '../../money/parse';
import { Button } from '../../ui/button';
import { Choice } from '../../ui/choice';
import { SelectField, TextField } from '../../ui/field';
import { FormFailure } from '../../ui/states';
import { CategoryTiles } from './category-tiles';
import { type MovementValues, movementSchema } from './movement-values';

interface Props {
  initial: MovementValues;
  onSubmit: (values: MovementValues) => void;
  pending: boolean;
  error: unknown;
  onDelete?: () => void;
}

const FIELDS = ['amount', 'movement_date', 'category_id', 'description', 'payee', 'currency'] as const;

export function MovementForm({ initial, onSubmit, pending, error, onDelete }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const known = useQuery(categories);
  const scale = useQuery(priorities);
  const schema = useMemo(() => movementSchema(t, format.locale), [t, format.locale]);
  const form = useForm<MovementValues>({ resolver: zodResolver(schema), defaultValues: initial });
  const { errors } = form.formState;
  const [kind, currency] = form.watch(['kind', 'currency']);
  const told = fieldFailures(t, error, FIELDS);
  const general = Object.keys(told).length > 0 ? null : error;

  return (
    <form noValidate className="grid gap-4" onSubmit={form.handleSubmit(onSubmit)}>
      <Controller
        control={form.control}
        name="kind"
        render={({ field }) => (
          <Choice
            legend={t('field.kind')}
            value={field.value}
            onChange={(next) => {
              field.onChange(next);
              form.setValue('category_id', '');
            }}
            options={[
              { value: 'expense', label: t('kind.expense') },
              { value: 'income', label: t('kind.income') },
            ]}
          />
        )}
      />
      <div className="grid grid-cols-[1fr_6.5rem] items-start gap-2">
        <Controller
          control={form.control}
          name="amount"
          render={({ field }) => (
            <AmountField
              {...field}
              currency={currency}
              error={errors.amount?.message ?? told.amount}
              first={initial.amount === ''}
            />
          )}
        />
        <CurrencyField own={initial.currency} {...form.register('currency')} />
      </div>
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
      <TextField
        label={t('field.description')}
        placeholder={t('movements.description_hint')}
        autoComplete="off"
        optional
        error={errors.description?.message ?? told.description}
        {...form.register('description')}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t('field.date')}
          type="date"
          error={errors.movement_date?.message ?? told.movement_date}
          {...form.register('movement_date')}
        />
        <TextField
          label={t('field.payee')}
          placeholder={t('movements.payee_hint')}
          autoComplete="off"
          optional
          error={errors.payee?.message ?? told.payee}
          {...form.register('payee')}
        />
      </div>
      {scale.data && scale.data.length > 0 && (
        <Controller
          control={form.control}
          name="priority_id"
          render={({ field }) => (
            <SelectField label={t('field.priority')} optional {...field}>
              <option value="">{t('field.none')}</option>
              {scale.data.map((priority) => (
                <option key={priority.id} value={priority.id}>
                  {priority.name}
                </option>
              ))}
            </SelectField>
          )}
        />
      )}
      <FormFailure error={general} />
      <div className="sticky -bottom-5 -mx-5 -mb-5 flex gap-3 border-t border-line bg-raised px-5 pt-3 pb-[max(1.25rem,env(safe-area-inset-bottom))]">
        {onDelete && (
          <Button look="danger" onClick={onDelete} disabled={pending}>
            {t('do.delete')}
          </Button>
        )}
        <Button type="submit" look="main" disabled={pending} className="flex-1">
          {pending ? t('do.saving') : t('do.save')}
        </Button>
      </div>
    </form>
  );
}

interface AmountFieldProps {
  value: string;
  onChange: (text: string) => void;
  onBlur: () => void;
  ref: Ref<HTMLInputElement>;
  name: string;
  currency: string;
  error?: string;
  /** Where one begins when the sheet opens. */
  first?: boolean;
}

/** An amount in large; what it is read as stands below, so that no separator is taken for another. */
export function AmountField({ currency, error, value, onChange, first, ...rest }: AmountFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const parsed = parseAmount(value, format.locale, decimalsOf(currency));
  return (
    <TextField
      label={t('field.amount')}
      inputMode="decimal"
      autoComplete="off"
      placeholder={format.editable('0.00')}
      className="amount text-2xl! font-semibold"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={error}
      hint={
        'decimal' in parsed
          ? t('movements.reads_as', { amount: format.money(parsed.decimal, currency) })
          : undefined
      }
      data-first={first || undefined}
      {...rest}
    />
  );
}

type CurrencyFieldProps = ComponentProps<'select'> & { own: string };

/** The currency by its code; the list tells the names. `own` is there even if the browser does not know it. */
export function CurrencyField({ own, ...rest }: CurrencyFieldProps) {
  const { t, i18n } = useTranslation();
  const id = useId();
  const all = useMemo(() => currencies(i18n.language, own), [i18n.language, own]);
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-medium text-soft">
        {t('field.currency')}
      </label>
      <select id={id} className="field min-h-13!" {...rest}>
        {all.map(({ code, name }) => (
          <option key={code} value={code} title={name}>
            {code}
          </option>
        ))}
      </select>
    </div>
  );
}
