-- Erasing owners: the id of one that was erased, until nothing of theirs is left in other stores either.

create table erasures (
    user_id uuid not null,
    erased_at timestamptz not null,
    constraint erasures_key primary key (user_id)
);

-- So that a row of the journal is deleted without a look at what all the others of its owner changed.
create index entity_changes_of_sequence on entity_changes (user_id, sequence);
