/** Amounts and dates in the language of the page. */

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type DateStyle, showDate, showDay } from '../dates/dates';
import { editable, type MoneyStyle, money, percent, short } from '../money/format';
import { localeOf } from '.';

export function useFormat() {
  const { i18n } = useTranslation();
  const locale = localeOf(i18n.language);
  return useMemo(
    () => ({
      locale,
      money: (decimal: string, currency: string, style?: MoneyStyle) =>
        money(locale, decimal, currency, style),
      short: (decimal: string) => short(locale, decimal),
      editable: (decimal: string) => editable(locale, decimal),
      percent: (fraction: number) => percent(locale, fraction),
      date: (date: string, style: DateStyle) => showDate(locale, date, style),
      day: (date: string, present: string) => showDay(locale, date, present),
    }),
    [locale],
  );
}
