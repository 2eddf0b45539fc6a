-- Users 1 to :users, each with twenty categories, the first four of income. Runs on both schemas: `:engine` says which.
\set ON_ERROR_STOP on
create function user_of(n bigint) returns uuid immutable language sql as
    $$ select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$;
create function category_of(n bigint, c bigint) returns uuid immutable language sql as
    $$ select ('00000000-0000-7000-9' || lpad(to_hex(c), 3, '0') || '-' || lpad(to_hex(n), 12, '0'))::uuid $$;
create function set_of(n bigint) returns uuid immutable language sql as
    $$ select ('00000000-0000-7000-a000-' || lpad(to_hex(n), 12, '0'))::uuid $$;
create function movement_of(n bigint, m bigint) returns uuid immutable language sql as
    $$ select ('01800000-' || lpad(to_hex(m >> 16), 4, '0') || '-7' || lpad(to_hex((m >> 4) & 4095), 3, '0') || '-8'
        || lpad(to_hex(m & 15), 3, '0') || '-' || lpad(to_hex(n), 12, '0'))::uuid $$;
\if :engine
insert into users (id, version, name, currency, locale, time_zone, created_at, updated_at, inserted_by)
    select user_of(n), 1, 'Person ' || n, 'EUR', 'en', 'UTC', now(), now(), set_of(n) from generate_series(1, :users) n;
insert into change_sets (sequence, user_id, id, actor, at, reason, changes)
    select nextval('change_sets_sequence'), user_of(n), set_of(n), '"system"', now(), 'bench', '[]'
    from generate_series(1, :users) n;
insert into categories (user_id, id, version, kind, name, folded_name, created_at, updated_at, inserted_by)
    select user_of(n), category_of(n, c), 1, case when c < 4 then 'income' else 'expense' end, 'Category ' || c,
        'category ' || c, now(), now(), set_of(n)
    from generate_series(1, :users) n, generate_series(0, 19) c;
\else
insert into users select user_of(n), 'Person ' || n from generate_series(1, :users) n;
insert into categories
    select user_of(n), category_of(n, c), case when c < 4 then 'income' else 'expense' end, 'Category ' || c
    from generate_series(1, :users) n, generate_series(0, 19) c;
\endif
