\set limit 51
select id, date, kind, currency, amount_minor, category_id, payee, description, created_at from movements where user_id = '00000000-0000-7000-8000-000000000001'::uuid order by date desc, id desc limit :limit;
