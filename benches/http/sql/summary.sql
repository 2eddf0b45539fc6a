\set first 0
select date_trunc('month', date::timestamp)::date as period, category_id, currency, kind, count(*) as count, sum(amount_minor)::bigint as minor from movements where user_id = '00000000-0000-7000-8000-000000000001'::uuid and date between date '2025-01-01' + :first::int and date '2025-12-31' group by 1, 2, 3, 4 order by 1, 2;
