\set day random(0, 364)
\set amount random(1, 20000)
insert into movements (user_id, date, kind, currency, amount_minor, category_id, payee, description) values ('00000000-0000-7000-8000-000000000001'::uuid, date '2025-01-01' + :day::int, 'expense', 'EUR', :amount, '00000000-0000-7000-9007-000000000001'::uuid, 'Shop 7', 'Purchase of the week') returning id, created_at;
