/** Half a year of somebody's life, always the same. */

import { addDays, addMonths, today } from '../src/dates/dates';
import type { AsPerson } from './test';

interface Named {
  id: string;
  name: string;
  type: string;
}

const SPENT: readonly (readonly [
  category: string,
  text: string,
  payee: string | undefined,
  cents: number,
  every: number,
])[] = [
  ['Supermercado|Groceries', 'Compra de la semana', 'Mercat del Barri', 6432, 7],
  ['Restaurantes|Restaurants', 'Comida con el equipo', 'Casa Lola', 1850, 9],
  [
    'Vivienda|Housing',
    'Alquiler',
    'Inmobiliaria Gestiones y Administraciones del Mediterráneo, S.L.',
    87500,
    30,
  ],
  ['Suministros|Utilities', 'Luz', 'Energía Clara', 6120, 30],
  ['Transporte|Transport', 'Abono mensual', undefined, 4000, 30],
  ['Ocio|Leisure', 'Cine y palomitas', 'Cines Girona', 1990, 16],
  ['Salud|Health', 'Farmacia', undefined, 1275, 21],
  ['Ropa|Clothing', 'Zapatillas', 'Calzados Ruiz', 7990, 47],
];

const DAYS = 170;

export async function seedMovements(api: AsPerson): Promise<void> {
  const { items } = (await api.get('/categories')) as unknown as { items: Named[] };
  const category = (names: string) => {
    const [es, en] = names.split('|');
    return items.find(({ name }) => name === es || name === en)?.id;
  };
  const now = today('Europe/Madrid');
  const record = (kind: string, cents: number, date: string, rest: object) => {
    const amount = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
    return api.post('/movements', { kind, amount, movement_date: date, ...rest });
  };
  const sent: Promise<unknown>[] = [];
  for (const [names, description, payee, cents, every] of SPENT) {
    for (let ago = every % 5; ago < DAYS; ago += every) {
      const odd = (ago * 37) % 900;
      const amount = every === 30 ? cents : cents + odd;
      sent.push(
        record('expense', amount, addDays(now, -ago), { description, payee, category_id: category(names) }),
      );
    }
  }
  for (let month = -5; month <= 0; month += 1) {
    const date = addMonths(now, month);
    sent.push(
      record('income', 214_350, date, {
        description: 'Nómina',
        payee: 'Talleres Unidos',
        category_id: category('Salario|Salary'),
      }),
    );
  }
  await Promise.all(sent);
}
