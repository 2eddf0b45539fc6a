-- Movements number :first to :last of the users :user_first to :user_last, scattered over the year 2025.
\set ON_ERROR_STOP on
\if :engine
insert into movements (user_id, date, id, kind, currency, amount_minor, category_id, payee_key, payee, version,
        description, search_text, created_at, updated_at, inserted_by)
    select user_of(n), date '2025-01-01' + (m * 7919 % 365)::int, movement_of(n, m),
        case when m * 31 % 20 < 4 then 'income' else 'expense' end, 'EUR', 1 + m * 104729 % 20000,
        category_of(n, m * 31 % 20), 'shop ' || m % 16, 'Shop ' || m % 16, 1,
        'Purchase no. ' || m % 997 || ' of the week', 'purchase no. ' || m % 997 || ' of the week shop ' || m % 16,
        now(), now(), set_of(n)
    from generate_series(:user_first::bigint, :user_last) n, generate_series(:first::bigint, :last) m;
delete from totals t using generate_series(:user_first::bigint, :user_last) n where t.user_id = user_of(n);
insert into totals (user_id, month, category_id, currency, kind, priority_id, count, minor)
    select user_id, date_trunc('month', date::timestamp)::date, category_id, currency, kind,
        '00000000-0000-0000-0000-000000000000'::uuid, count(*), sum(amount_minor)::bigint
    from movements where user_id in (select user_of(n) from generate_series(:user_first::bigint, :user_last) n)
    group by 1, 2, 3, 4, 5;
\else
insert into movements (user_id, date, kind, currency, amount_minor, category_id, payee, description)
    select user_of(n), date '2025-01-01' + (m * 7919 % 365)::int,
        case when m * 31 % 20 < 4 then 'income' else 'expense' end, 'EUR', 1 + m * 104729 % 20000,
        category_of(n, m * 31 % 20), 'Shop ' || m % 16, 'Purchase no. ' || m % 997 || ' of the week'
    from generate_series(:user_first::bigint, :user_last) n, generate_series(:first::bigint, :last) m;
\endif
vacuum analyze movements;
checkpoint;
