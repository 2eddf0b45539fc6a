-- The tables of the plain service: what it needs and nothing more. No journal, no totals.
create table users (id uuid primary key, name text not null);
create table categories (
    user_id uuid not null references users (id),
    id uuid not null,
    kind text not null check (kind in ('income', 'expense')),
    name text not null,
    primary key (user_id, id),
    unique (user_id, id, kind)
);
create table movements (
    id bigint generated always as identity primary key,
    user_id uuid not null references users (id),
    date date not null,
    kind text not null,
    currency text not null,
    amount_minor bigint not null check (amount_minor > 0),
    category_id uuid,
    payee text,
    description text not null,
    created_at timestamptz not null default now(),
    foreign key (user_id, category_id, kind) references categories (user_id, id, kind)
);
create index movements_by_date on movements (user_id, date, id);
