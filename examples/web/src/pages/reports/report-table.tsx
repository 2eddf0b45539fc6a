/** The table of a report. On a phone it scrolls sideways below its fixed first column. */

import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format';
import type { Table } from './breakdown';

export function ReportTable({ table, currency }: { table: Table; currency: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const number = 'amount px-2 py-2 text-right';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, so the keyboard must reach it.
    <section aria-label={t('reports.table')} tabIndex={0} className="-mx-2 overflow-x-auto">
      <table className="w-full min-w-max text-sm">
        <thead>
          <tr className="text-left text-muted">
            {table.head.map((name, place) => (
              <th
                key={name}
                scope="col"
                className={`px-2 pb-2 font-medium ${place > 0 ? 'text-right' : 'sticky left-0 bg-surface'}`}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.key} className="border-t border-line">
              <th
                scope="row"
                className="sticky left-0 max-w-36 truncate bg-surface px-2 py-2 text-left font-medium desk:max-w-56"
              >
                {row.name}
              </th>
              {row.amounts.map((amount, place) => (
                <td key={table.head[place + 1]} className={number}>
                  {format.money(amount, currency)}
                </td>
              ))}
              <td className={number}>{row.count}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="border-t-2 border-edge font-semibold">
            <th scope="row" className="sticky left-0 bg-surface px-2 py-2 text-left">
              {t('reports.total')}
            </th>
            {table.total.amounts.map((amount, place) => (
              <td key={table.head[place + 1]} className={number}>
                {format.money(amount, currency)}
              </td>
            ))}
            <td className={number}>{table.total.count}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
