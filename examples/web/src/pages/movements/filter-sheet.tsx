/** The filters of the list. They hold when the sheet is left by its button. */

import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { categories, type MovementFilter } from '../../api/queries';
import { useFormat } from '../../i18n/use-format';
import { decimalsOf } from '../../money/format';
import { parseAmount } from '../../money/parse';
import { useMe } from '../../shell/me';
import { Button } from '../../ui/button';
import { Choice } from '../../ui/choice';
import { SelectField, TextField } from '../../ui/field';
import { Sheet } from '../../ui/sheet';

type Values = Record<'from' | 'to' | 'category_id' | 'min' | 'max', string> & {
  kind: '' | 'income' | 'expense';
};

interface Props {
  filter: MovementFilter;
  onApply: (change: Partial<Record<keyof MovementFilter, string>>) => void;
  onClose: () => void;
}

export function FilterSheet({ filter, onApply, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { currency } = useMe();
  const known = useQuery(categories);
  const [errors, setErrors] = useState<Partial<Record<keyof Values, string>>>({});
  const [values, setValues] = useState<Values>({
    from: filter.from ?? '',
    to: filter.to ?? '',
    category_id: filter.category_id ?? '',
    kind: filter.kind ?? '',
    min: filter.min ? format.editable(filter.min) : '',
    max: filter.max ? format.editable(filter.max) : '',
  });
  const set = (name: keyof Values) => (event: { target: { value: string } }) =>
    setValues((now) => ({ ...now, [name]: event.target.value }));

  function amount(name: 'min' | 'max'): { text: string; error?: string } {
    const parsed = parseAmount(values[name], format.locale, decimalsOf(currency));
    if ('decimal' in parsed) return { text: parsed.decimal };
    if (parsed.problem === 'empty') return { text: '' };
    const example = format.editable('12.50');
    return { text: '', error: t(`check.amount.${parsed.problem}`, { example, count: decimalsOf(currency) }) };
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const min = amount('min');
    const max = amount('max');
    const range = values.from && values.to && values.from > values.to ? t('check.range') : undefined;
    setErrors({ min: min.error, max: max.error, to: range });
    if (min.error || max.error || range) return;
    onApply({ ...values, min: min.text, max: max.text });
    onClose();
  }

  return (
    <Sheet title={t('movements.filter')} onClose={onClose}>
      <form noValidate className="grid gap-4" onSubmit={submit}>
        <Choice
          legend={t('field.kind')}
          titled
          value={values.kind}
          onChange={(kind) => setValues((now) => ({ ...now, kind }))}
          options={[
            { value: '', label: t('kind.both') },
            { value: 'expense', label: t('kind.expenses') },
            { value: 'income', label: t('kind.incomes') },
          ]}
        />
        <SelectField label={t('field.category')} value={values.category_id} onChange={set('category_id')}>
          <option value="">{t('movements.any_category')}</option>
          <option value="none">{t('movements.without_category')}</option>
          {(['expense', 'income'] as const).map((kind) => (
            <optgroup key={kind} label={t(`kind.${kind}`)}>
              {known.data
                ?.filter((category) => category.type === kind)
                .map((category) => (
                  <option key={category.id} value={category.id}>
                    {category.name}
                  </option>
                ))}
            </optgroup>
          ))}
        </SelectField>
        <div className="grid grid-cols-2 gap-3">
          <TextField label={t('movements.from')} type="date" value={values.from} onChange={set('from')} />
          <TextField
            label={t('movements.to')}
            type="date"
            value={values.to}
            onChange={set('to')}
            error={errors.to}
          />
          <TextField
            label={t('movements.min')}
            inputMode="decimal"
            autoComplete="off"
            value={values.min}
            onChange={set('min')}
            error={errors.min}
          />
          <TextField
            label={t('movements.max')}
            inputMode="decimal"
            autoComplete="off"
            value={values.max}
            onChange={set('max')}
            error={errors.max}
          />
        </div>
        <div className="mt-2 grid grid-cols-2 gap-3">
          <Button
            onClick={() => {
              onApply({ from: '', to: '', category_id: '', kind: '', min: '', max: '' });
              onClose();
            }}
          >
            {t('do.clear')}
          </Button>
          <Button type="submit" look="main">
            {t('movements.filter')}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
