/** The lines of a report: as a chart, and as a table with the same numbers. */

import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportLine, SummaryReport } from '../../api/client';
import { categories } from '../../api/queries';
import { addMonths, capital, startOfMonth } from '../../dates/dates';
import { useFormat } from '../../i18n/use-format';
import { compare, subtract, sum } from '../../money/decimal';
import { Button } from '../../ui/button';
import { NO_COLOUR } from '../../ui/category-mark';
import { Choice } from '../../ui/choice';
import { Card } from '../../ui/page';
import { Skeleton } from '../../ui/states';
import { zero } from '../dashboard/balance-card';
import { csv, save } from './csv';
import type { Question } from './question';
import { ReportTable } from './report-table';

const BarsChart = lazy(() => import('../../charts/bars'));
const MonthsChart = lazy(() => import('../../charts/months'));

interface Props {
  report: SummaryReport;
  question: Question;
  currency: string;
  onKind: (kind: 'income' | 'expense') => void;
}

/** A table as it is shown and saved: texts first, then amounts in `currency`, then the count. */
export interface Table {
  head: string[];
  rows: { key: string; name: string; amounts: string[]; count: number }[];
  total: { amounts: string[]; count: number };
}

export function Breakdown(props: Props) {
  return props.question.group === 'month' ? <ByMonth {...props} /> : <ByName {...props} />;
}

function ByMonth({ report, question, currency }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const nothing = zero(currency);
  const lines = new Map(
    report.lines.filter((line) => line.currency === currency).map((line) => [line.period, line]),
  );
  const months: string[] = [];
  for (
    let month = startOfMonth(question.from);
    month <= question.to && months.length < 240;
    month = addMonths(month, 1)
  ) {
    months.push(month);
  }
  const sums = months.map((month) => {
    const line = lines.get(month);
    return {
      month,
      income: line?.income ?? nothing,
      expense: line?.expense ?? nothing,
      net: line?.net ?? nothing,
      count: line?.count ?? 0,
    };
  });
  const table: Table = {
    head: [t('reports.month'), t('kind.incomes'), t('kind.expenses'), t('kind.net'), t('reports.count')],
    rows: sums.map(({ month, income, expense, net, count }) => ({
      key: month,
      name: capital(format.date(month, 'month')),
      amounts: [income, expense, net],
      count,
    })),
    total: {
      amounts: (['income', 'expense', 'net'] as const).map((key) =>
        sum([nothing, ...sums.map((line) => line[key])]),
      ),
      count: sums.reduce((all, line) => all + line.count, 0),
    },
  };
  return (
    <Both table={table} question={question} currency={currency}>
      {/* More months than fit beside each other are for the table alone. */}
      {sums.length <= 24 && <MonthsChart months={sums} currency={currency} />}
    </Both>
  );
}

function ByName({ report, question, currency, onKind }: Props) {
  const { t } = useTranslation();
  const known = useQuery(categories);
  const { kind, group } = question;
  const nothing = zero(currency);
  const lines = report.lines
    .filter(
      (line) =>
        line.currency === currency && (isOf(line, kind, nothing) || isOf(line.previous, kind, nothing)),
    )
    .sort((a, b) => compare(b[kind], a[kind]));
  const category = (line: ReportLine) => known.data?.find((one) => one.id === line.group?.value);
  const name = (line: ReportLine) => {
    if (group === 'payee') return line.group?.value ?? t('reports.without');
    return category(line)?.name ?? t('movements.no_category');
  };
  const rows = lines.map((line) => {
    const before = line.previous?.[kind] ?? nothing;
    return {
      key: line.group?.value ?? '',
      name: name(line),
      amounts: [line[kind], before, subtract(line[kind], before)],
      count: line.count,
    };
  });
  const column = (place: number) => sum([nothing, ...rows.map((row) => row.amounts[place] ?? nothing)]);
  const table: Table = {
    head: [
      t(`reports.by_${group}`),
      t('field.amount'),
      t('reports.before'),
      t('reports.change'),
      t('reports.count'),
    ],
    rows,
    total: {
      amounts: [column(0), column(1), column(2)],
      count: rows.reduce((all, row) => all + row.count, 0),
    },
  };
  const bars = lines
    .filter((line) => compare(line[kind], '0') > 0)
    .map((line) => ({
      key: line.group?.value ?? '',
      name: name(line),
      amount: line[kind],
      colour: category(line)?.colour ?? (group === 'payee' ? 'var(--brand)' : NO_COLOUR),
    }));
  return (
    <>
      <div className="max-w-sm">
        <Choice
          legend={t('field.kind')}
          value={kind}
          onChange={onKind}
          options={[
            { value: 'expense', label: t('kind.expenses') },
            { value: 'income', label: t('kind.incomes') },
          ]}
        />
      </div>
      <Both table={table} question={question} currency={currency}>
        {bars.length > 0 && <BarsChart lines={bars} currency={currency} label={t('reports.chart_label')} />}
      </Both>
    </>
  );
}

function isOf(
  sums: { income: string; expense: string } | null | undefined,
  kind: 'income' | 'expense',
  nothing: string,
) {
  return sums !== null && sums !== undefined && compare(sums[kind], nothing) > 0;
}

interface BothProps {
  table: Table;
  question: Question;
  currency: string;
  children: ReactNode;
}

function Both({ table, question, currency, children }: BothProps) {
  const { t } = useTranslation();
  function download() {
    const { head, rows, total } = table;
    const line = (name: string, amounts: string[], count: number) => [
      name,
      currency,
      ...amounts,
      String(count),
    ];
    const [first = '', ...rest] = head;
    save(
      `cashflow-${question.from}-${question.to}-${question.group}.csv`,
      'text/csv',
      csv([
        [first, t('field.currency'), ...rest],
        ...rows.map((row) => line(row.name, row.amounts, row.count)),
        line(t('reports.total'), total.amounts, total.count),
      ]),
    );
  }
  return (
    <div
      className={`grid items-start gap-4 desk:gap-5 ${children ? 'desk:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]' : ''}`}
    >
      {children && (
        <Card title={t('reports.chart')}>
          <Suspense fallback={<Skeleton lines={4} />}>{children}</Suspense>
        </Card>
      )}
      <Card
        title={t('reports.table')}
        action={
          <Button look="quiet" onClick={download} className="-my-2">
            <Download aria-hidden size={18} />
            {t('reports.csv')}
          </Button>
        }
      >
        <ReportTable table={table} currency={currency} />
      </Card>
    </div>
  );
}
