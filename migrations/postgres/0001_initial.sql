-- The first schema: owners and their sign-in, categories, priorities, receipts, movements, maintained totals, the journal.
--
-- Words and units: ids are UUIDs, instants have microseconds, amounts are minor units of their currency. The owner comes
-- first in every key, and every reference goes through it, so a row can never point at another owner's. Only `users` and
-- `credentials`, one small row for each owner, have keys over all owners; every other table may be partitioned by
-- `user_id`, as `cashflow_migrations::postgres` does on demand. `inserted_by` is the change set of the insert. Texts
-- compare by their bytes, whatever the locale of the database.

create table users (
    id uuid not null,
    version bigint not null,
    name text collate "C" not null,
    email text collate "C",
    email_key text collate "C",
    currency text collate "C" not null,
    locale text collate "C" not null,
    time_zone text collate "C" not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    inserted_by uuid not null,
    constraint users_key primary key (id)
);

create unique index users_email on users (email_key) where email_key is not null;

create table credentials (
    user_id uuid not null,
    version bigint not null,
    email text collate "C" not null,
    email_key text collate "C" not null,
    password_hash text collate "C" not null,
    updated_at timestamptz not null,
    inserted_by uuid not null,
    constraint credentials_key primary key (user_id),
    constraint credentials_email unique (email_key),
    constraint credentials_user foreign key (user_id) references users (id)
);

create table sessions (
    user_id uuid not null,
    id uuid not null,
    version bigint not null,
    family uuid not null,
    token_hash bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    revoked_at timestamptz,
    inserted_by uuid not null,
    constraint sessions_key primary key (user_id, id),
    constraint sessions_token check (octet_length(token_hash) = 32),
    constraint sessions_user foreign key (user_id) references users (id)
);

create index sessions_family on sessions (user_id, family, created_at);

create table priorities (
    user_id uuid not null,
    id uuid not null,
    version bigint not null,
    name text collate "C" not null,
    folded_name text collate "C" not null,
    rank integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    inserted_by uuid not null,
    constraint priorities_key primary key (user_id, id),
    -- All zeros stand for "none" in the totals.
    constraint priorities_id check (id <> '00000000-0000-0000-0000-000000000000'),
    constraint priorities_name unique (user_id, folded_name),
    constraint priorities_user foreign key (user_id) references users (id)
);

create table categories (
    user_id uuid not null,
    id uuid not null,
    version bigint not null,
    kind text collate "C" not null,
    name text collate "C" not null,
    folded_name text collate "C" not null,
    parent_id uuid,
    colour bigint,
    icon text collate "C",
    default_priority_id uuid,
    archived_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    inserted_by uuid not null,
    constraint categories_key primary key (user_id, id),
    constraint categories_id check (id <> '00000000-0000-0000-0000-000000000000'),
    constraint categories_kind check (kind in ('income', 'expense')),
    constraint categories_own_parent check (parent_id <> id),
    -- What movements and sub-categories refer to, so that the kinds agree.
    constraint categories_of_kind unique (user_id, id, kind),
    constraint categories_user foreign key (user_id) references users (id),
    constraint categories_parent foreign key (user_id, parent_id, kind)
        references categories (user_id, id, kind),
    constraint categories_priority foreign key (user_id, default_priority_id)
        references priorities (user_id, id)
);

create unique index categories_name on categories
    (user_id, kind, coalesce(parent_id, '00000000-0000-0000-0000-000000000000'::uuid), folded_name)
    where archived_at is null;
create index categories_children on categories (user_id, parent_id) where parent_id is not null;

create table receipts (
    user_id uuid not null,
    id uuid not null,
    version bigint not null,
    sha256 bytea not null,
    media_type text collate "C" not null,
    size bigint not null,
    file_name text collate "C",
    part bigint not null,
    status text collate "C" not null,
    -- When a worker may take it: its turn in the queue, or the end of another worker's lease.
    due_at timestamptz,
    worker text collate "C",
    movement_id uuid,
    failure_code text collate "C",
    failure_message text collate "C",
    attempts bigint not null,
    -- JSON.
    draft text collate "C",
    merchant_key text collate "C",
    tax_key text collate "C",
    created_at timestamptz not null,
    updated_at timestamptz not null,
    inserted_by uuid not null,
    constraint receipts_key primary key (user_id, id),
    constraint receipts_content unique (user_id, sha256, part),
    constraint receipts_sha256 check (octet_length(sha256) = 32),
    constraint receipts_status check (
        status in ('uploaded', 'reading', 'review', 'confirmed', 'rejected', 'failed')
    ),
    constraint receipts_due check ((due_at is not null) = (status in ('uploaded', 'reading'))),
    constraint receipts_worker check ((worker is not null) = (status = 'reading')),
    constraint receipts_confirmed check ((movement_id is not null) = (status = 'confirmed')),
    constraint receipts_failed check ((failure_code is not null) = (status = 'failed')),
    constraint receipts_user foreign key (user_id) references users (id)
);

create index receipts_newest on receipts (user_id, created_at, id);
create index receipts_queue on receipts (due_at, id, user_id) where due_at is not null;
create index receipts_merchant on receipts (user_id, merchant_key) where merchant_key is not null;
create index receipts_tax on receipts (user_id, tax_key) where tax_key is not null;

create table movements (
    user_id uuid not null,
    date date not null,
    id uuid not null,
    kind text collate "C" not null,
    currency text collate "C" not null,
    amount_minor bigint not null,
    category_id uuid,
    priority_id uuid,
    payee_key text collate "C",
    payee text collate "C",
    account text collate "C",
    version bigint not null,
    description text collate "C" not null,
    -- Description and payee without case and accents.
    search_text text collate "C" not null,
    -- A JSON array, kept in `movement_tags` too.
    tags text collate "C",
    receipt_id uuid,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    inserted_by uuid not null,
    constraint movements_key primary key (user_id, id),
    constraint movements_kind check (kind in ('income', 'expense')),
    constraint movements_amount check (amount_minor > 0),
    constraint movements_user foreign key (user_id) references users (id),
    constraint movements_category foreign key (user_id, category_id, kind)
        references categories (user_id, id, kind),
    constraint movements_priority foreign key (user_id, priority_id) references priorities (user_id, id),
    constraint movements_receipt foreign key (user_id, receipt_id) references receipts (user_id, id)
);

create index movements_by_date on movements (user_id, date, id);
create index movements_by_receipt on movements (user_id, receipt_id) where receipt_id is not null;

create table movement_tags (
    user_id uuid not null,
    movement_id uuid not null,
    tag text collate "C" not null,
    date date not null,
    constraint movement_tags_key primary key (user_id, movement_id, tag),
    constraint movement_tags_movement foreign key (user_id, movement_id) references movements (user_id, id)
        on delete cascade
);

create index movement_tags_by_tag on movement_tags (user_id, tag, date, movement_id);

-- The sums of the movements by month, kept up by every change set. All zeros stand for no category or priority. A total is
-- the sum over its shards, which keep writers of one owner from waiting for each other; a shard may be below zero.
create table totals (
    user_id uuid not null,
    month date not null,
    category_id uuid not null,
    currency text collate "C" not null,
    kind text collate "C" not null,
    priority_id uuid not null,
    shard integer not null default 0,
    count bigint not null,
    minor bigint not null,
    constraint totals_key primary key (user_id, month, category_id, currency, kind, priority_id, shard),
    constraint totals_user foreign key (user_id) references users (id)
);

-- The order of the journal: drawn last, under a lock that who follows the feed waits for (`change_feed`).
create sequence change_sets_sequence;

-- The journal: one row for each change set. Rows are never deleted.
create table change_sets (
    sequence bigint not null,
    user_id uuid not null,
    id uuid not null,
    -- JSON.
    actor text collate "C" not null,
    at timestamptz not null,
    reason text collate "C" not null,
    idempotency_key text collate "C",
    fingerprint bytea,
    undoes uuid,
    -- A JSON array of what changed, with before and after, without secrets. A long one is a zero byte, its length as a
    -- 32-bit little-endian number, then an LZ4 block.
    changes bytea not null,
    constraint change_sets_key primary key (user_id, sequence),
    constraint change_sets_id unique (user_id, id),
    constraint change_sets_idempotency check ((idempotency_key is null) = (fingerprint is null)),
    constraint change_sets_user foreign key (user_id) references users (id)
);

-- It is compressed already, or too short to be.
alter table change_sets alter column changes set storage external;

create unique index change_sets_idempotency_key on change_sets (user_id, idempotency_key)
    where idempotency_key is not null;

-- Which change sets changed an id. An insert is told by the row itself (`inserted_by`) until it is deleted.
create table entity_changes (
    user_id uuid not null,
    entity_id uuid not null,
    sequence bigint not null,
    constraint entity_changes_key primary key (user_id, entity_id, sequence),
    constraint entity_changes_sequence foreign key (user_id, sequence) references change_sets (user_id, sequence)
);

-- The feed of an owner after a sequence. Writers hold the lock of their owner, shared with other writers, from before they
-- draw a sequence until they are committed. So once it was held alone here, every set with a lower sequence than one that
-- is seen is seen too. Each statement of the function sees what was committed before it began.
create function change_feed(owner uuid, lock_space integer, lock_of_owner integer, after bigint, most bigint)
returns setof change_sets
language plpgsql volatile as $$
begin
    perform pg_advisory_xact_lock(lock_space, lock_of_owner);
    return query
        select * from change_sets c where c.user_id = owner and c.sequence > after order by c.sequence limit most;
end
$$;
