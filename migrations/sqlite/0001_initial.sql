-- The first schema: owners and their sign-in, categories, priorities, receipts, movements, maintained totals, the journal.
--
-- Words and units: ids are 16-byte blobs (UUID), instants are microseconds since 1970 in UTC, dates are `YYYY-MM-DD`,
-- amounts are minor units of their currency. The owner comes first in every key, and every reference goes through
-- it, so a row can never point at another owner's. `inserted_sequence` is the journal's row of the insert.

create table users (
    id blob not null,
    version integer not null,
    name text not null,
    email text,
    email_key text,
    currency text not null,
    locale text not null,
    time_zone text not null,
    created_at integer not null,
    updated_at integer not null,
    inserted_sequence integer not null,
    constraint users_key primary key (id),
    constraint users_id check (length(id) = 16)
) strict, without rowid;

create unique index users_email on users (email_key) where email_key is not null;

create table credentials (
    user_id blob not null,
    version integer not null,
    email text not null,
    email_key text not null,
    password_hash text not null,
    updated_at integer not null,
    inserted_sequence integer not null,
    constraint credentials_key primary key (user_id),
    constraint credentials_email unique (email_key),
    constraint credentials_user foreign key (user_id) references users (id)
) strict, without rowid;

create table sessions (
    user_id blob not null,
    id blob not null,
    version integer not null,
    family blob not null,
    token_hash blob not null,
    created_at integer not null,
    expires_at integer not null,
    used_at integer,
    revoked_at integer,
    inserted_sequence integer not null,
    constraint sessions_key primary key (user_id, id),
    constraint sessions_id check (length(id) = 16),
    constraint sessions_token check (length(token_hash) = 32),
    constraint sessions_user foreign key (user_id) references users (id)
) strict, without rowid;

create index sessions_family on sessions (user_id, family, created_at);

create table priorities (
    user_id blob not null,
    id blob not null,
    version integer not null,
    name text not null,
    folded_name text not null,
    rank integer not null,
    created_at integer not null,
    updated_at integer not null,
    inserted_sequence integer not null,
    constraint priorities_key primary key (user_id, id),
    -- Sixteen zero bytes stand for "none" in the totals.
    constraint priorities_id check (length(id) = 16 and id <> zeroblob(16)),
    constraint priorities_name unique (user_id, folded_name),
    constraint priorities_user foreign key (user_id) references users (id)
) strict, without rowid;

create table categories (
    user_id blob not null,
    id blob not null,
    version integer not null,
    kind text not null,
    name text not null,
    folded_name text not null,
    parent_id blob,
    colour integer,
    icon text,
    default_priority_id blob,
    archived_at integer,
    created_at integer not null,
    updated_at integer not null,
    inserted_sequence integer not null,
    constraint categories_key primary key (user_id, id),
    constraint categories_id check (length(id) = 16 and id <> zeroblob(16)),
    constraint categories_kind check (kind in ('income', 'expense')),
    constraint categories_own_parent check (parent_id <> id),
    -- What movements and sub-categories refer to, so that the kinds agree.
    constraint categories_of_kind unique (user_id, id, kind),
    constraint categories_user foreign key (user_id) references users (id),
    constraint categories_parent foreign key (user_id, parent_id, kind)
        references categories (user_id, id, kind),
    constraint categories_priority foreign key (user_id, default_priority_id)
        references priorities (user_id, id)
) strict, without rowid;

create unique index categories_name on categories (user_id, kind, coalesce(parent_id, x''), folded_name)
    where archived_at is null;
create index categories_children on categories (user_id, parent_id) where parent_id is not null;

create table receipts (
    user_id blob not null,
    id blob not null,
    version integer not null,
    sha256 blob not null,
    media_type text not null,
    size integer not null,
    file_name text,
    part integer not null,
    status text not null,
    -- When a worker may take it: its turn in the queue, or the end of another worker's lease.
    due_at integer,
    worker text,
    movement_id blob,
    failure_code text,
    failure_message text,
    attempts integer not null,
    draft text,
    merchant_key text,
    tax_key text,
    created_at integer not null,
    updated_at integer not null,
    inserted_sequence integer not null,
    constraint receipts_key primary key (user_id, id),
    constraint receipts_id check (length(id) = 16),
    constraint receipts_content unique (user_id, sha256, part),
    constraint receipts_sha256 check (length(sha256) = 32),
    constraint receipts_status check (
        status in ('uploaded', 'reading', 'review', 'confirmed', 'rejected', 'failed')
    ),
    constraint receipts_due check ((due_at is not null) = (status in ('uploaded', 'reading'))),
    constraint receipts_worker check ((worker is not null) = (status = 'reading')),
    constraint receipts_confirmed check ((movement_id is not null) = (status = 'confirmed')),
    constraint receipts_failed check ((failure_code is not null) = (status = 'failed')),
    constraint receipts_user foreign key (user_id) references users (id)
) strict;

create index receipts_newest on receipts (user_id, created_at, id, status);
create index receipts_queue on receipts (due_at, id, user_id, status) where due_at is not null;
create index receipts_merchant on receipts (user_id, merchant_key) where merchant_key is not null;
create index receipts_tax on receipts (user_id, tax_key) where tax_key is not null;

-- Clustered by date, because lists and reports read ranges of dates; its columns stand in the order of how often
-- those need them.
create table movements (
    user_id blob not null,
    date text not null,
    id blob not null,
    kind text not null,
    currency text not null,
    amount_minor integer not null,
    category_id blob,
    priority_id blob,
    payee_key text,
    payee text,
    account text,
    version integer not null,
    description text not null,
    -- Description and payee without case and accents.
    search_text text not null,
    -- A JSON array, kept in `movement_tags` too.
    tags text,
    receipt_id blob,
    created_at integer not null,
    updated_at integer not null,
    inserted_sequence integer not null,
    constraint movements_key primary key (user_id, date, id),
    constraint movements_id check (length(id) = 16),
    constraint movements_date check (length(date) = 10),
    constraint movements_kind check (kind in ('income', 'expense')),
    constraint movements_amount check (amount_minor > 0),
    constraint movements_user foreign key (user_id) references users (id),
    constraint movements_category foreign key (user_id, category_id, kind)
        references categories (user_id, id, kind),
    constraint movements_priority foreign key (user_id, priority_id) references priorities (user_id, id),
    constraint movements_receipt foreign key (user_id, receipt_id) references receipts (user_id, id)
) strict, without rowid;

create unique index movements_by_id on movements (user_id, id);
create index movements_by_receipt on movements (user_id, receipt_id) where receipt_id is not null;

create table movement_tags (
    user_id blob not null,
    movement_id blob not null,
    tag text not null,
    date text not null,
    constraint movement_tags_key primary key (user_id, movement_id, tag),
    constraint movement_tags_movement foreign key (user_id, movement_id) references movements (user_id, id)
        on delete cascade
) strict, without rowid;

create index movement_tags_by_tag on movement_tags (user_id, tag, date, movement_id);

-- The sums of the movements by month, kept up by every change set. Sixteen zero bytes stand for no category or
-- priority. `shard` is always 0 here: it spreads the writers of one owner in databases that have several at once.
create table totals (
    user_id blob not null,
    month text not null,
    category_id blob not null,
    currency text not null,
    kind text not null,
    priority_id blob not null,
    shard integer not null default 0,
    count integer not null,
    minor integer not null,
    constraint totals_key primary key (user_id, month, category_id, currency, kind, priority_id, shard),
    constraint totals_user foreign key (user_id) references users (id)
) strict, without rowid;

-- The journal: one row for each change set. Rows are never deleted, so that the sequence only grows.
create table change_sets (
    sequence integer primary key,
    user_id blob not null,
    id blob not null,
    -- JSON.
    actor text not null,
    at integer not null,
    reason text not null,
    idempotency_key text,
    fingerprint blob,
    undoes blob,
    -- A JSON array of what changed, with before and after, without secrets. A long one is a blob: its length as a
    -- 32-bit little-endian number, then an LZ4 block.
    changes any not null,
    constraint change_sets_id unique (user_id, id),
    constraint change_sets_changes check (typeof(changes) in ('text', 'blob')),
    constraint change_sets_idempotency check ((idempotency_key is null) = (fingerprint is null)),
    constraint change_sets_user foreign key (user_id) references users (id)
) strict;

create unique index change_sets_idempotency_key on change_sets (user_id, idempotency_key)
    where idempotency_key is not null;
-- With the sequence behind it, as behind every key of this table: the feed of an owner.
create index change_sets_feed on change_sets (user_id);

-- Which change sets changed an id. An insert is told by the row itself (`inserted_sequence`) until it is deleted.
create table entity_changes (
    user_id blob not null,
    entity_id blob not null,
    sequence integer not null,
    constraint entity_changes_key primary key (user_id, entity_id, sequence),
    constraint entity_changes_sequence foreign key (sequence) references change_sets (sequence)
) strict, without rowid;
