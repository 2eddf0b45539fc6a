/** Exact sums of a period, compared with the one before. */

import { useQuery } from '@tanstack/react-query';
import { ChartColumn, ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { summary, todayOf } from '../../api/queries';
import { capital, quarterOf, shiftSpan } from '../../dates/dates';
import { useFormat } from '../../i18n/use-format';
import { useMe } from '../../shell/me';
import { ButtonLink, IconButton } from '../../ui/button';
import { Choice } from '../../ui/choice';
import { SelectField, TextField } from '../../ui/field';
import { Page } from '../../ui/page';
import { Empty, Failed, Skeleton } from '../../ui/states';
import { IN_APP } from '../../ui/use-way-back';
import { Breakdown } from './breakdown';
import { GROUPS, type Question, readQuestion, SPANS, writeQuestion } from './question';
import { Totals } from './totals';

export default function ReportsPage() {
  const { t } = useTranslation();
  const user = useMe();
  const [search, setSearch] = useSearchParams();
  const question = readQuestion(search, todayOf(user));
  const ask = (change: Partial<Question>) => setSearch(writeQuestion({ ...question, ...change }));
  return (
    <Page title={t('reports.title')}>
      <div className="card grid gap-4 p-4 desk:grid-cols-[auto_1fr_auto] desk:items-end desk:p-5">
        <PeriodPicker question={question} ask={ask} />
      </div>
      <Report question={question} ask={ask} />
    </Page>
  );
}

interface Asking {
  question: Question;
  ask: (change: Partial<Question>) => void;
}

function PeriodPicker({ question, ask }: Asking) {
  const { t } = useTranslation();
  const format = useFormat();
  const { span, from, to } = question;
  const name =
    span === 'month'
      ? capital(format.date(from, 'month'))
      : span === 'quarter'
        ? t('reports.quarter_name', { quarter: quarterOf(from), year: from.slice(0, 4) })
        : from.slice(0, 4);
  return (
    <>
      <Choice
        legend={t('reports.period')}
        value={span}
        onChange={(next) => ask({ span: next })}
        options={SPANS.map((value) => ({ value, label: t(`reports.${value}`) }))}
      />
      {span === 'range' ? (
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label={t('movements.from')}
            type="date"
            value={from}
            max={to}
            onChange={({ target }) => target.value && ask({ from: target.value })}
          />
          <TextField
            label={t('movements.to')}
            type="date"
            value={to}
            min={from}
            onChange={({ target }) => target.value && ask({ to: target.value })}
          />
        </div>
      ) : (
        <div className="flex items-center justify-between gap-2 desk:justify-center">
          <IconButton label={t('reports.previous')} onClick={() => ask(shiftSpan(span, from, -1))}>
            <ChevronLeft aria-hidden size={22} />
          </IconButton>
          <h2 aria-live="polite" className="min-w-44 text-center text-lg font-semibold">
            {name}
          </h2>
          <IconButton label={t('reports.next')} onClick={() => ask(shiftSpan(span, from, 1))}>
            <ChevronRight aria-hidden size={22} />
          </IconButton>
        </div>
      )}
      <Choice
        legend={t('reports.group')}
        value={question.group}
        onChange={(group) => ask({ group })}
        options={GROUPS.map((value) => ({ value, label: t(`reports.by_${value}`) }))}
      />
    </>
  );
}

function Report({ question, ask }: Asking) {
  const { t } = useTranslation();
  const user = useMe();
  const { from, to, group } = question;
  const report = useQuery(summary({ from, to, group_by: group, compare: 'previous' }));
  const [chosen, setChosen] = useState('');

  if (report.isError) return <Failed error={report.error} retry={report.refetch} />;
  if (!report.data) return <Skeleton lines={6} className="card p-5" />;
  const codes = report.data.totals.filter((line) => line.count > 0).map((line) => line.currency);
  if (codes.length === 0) {
    return (
      <div className="card">
        <Empty icon={ChartColumn} title={t('reports.empty')} hint={t('reports.empty_hint')}>
          <ButtonLink to="/movements/new?as=expense" state={IN_APP}>
            {t('do.add_expense')}
          </ButtonLink>
        </Empty>
      </div>
    );
  }
  const currency =
    codes.find((code) => code === chosen) ?? codes.find((code) => code === user.currency) ?? codes[0] ?? '';
  return (
    <>
      {codes.length > 1 && (
        <SelectField
          label={t('field.currency')}
          value={currency}
          onChange={({ target }) => setChosen(target.value)}
        >
          {codes.map((code) => (
            <option key={code} value={code}>
              {code}
            </option>
          ))}
        </SelectField>
      )}
      <Totals report={report.data} currency={currency} />
      <Breakdown
        report={report.data}
        question={question}
        currency={currency}
        onKind={(kind) => ask({ kind })}
      />
    </>
  );
}
