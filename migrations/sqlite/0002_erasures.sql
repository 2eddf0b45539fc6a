-- Erasing owners: the id of one that was erased, until nothing of theirs is left in other stores either.

create table erasures (
    user_id blob not null,
    erased_at integer not null,
    constraint erasures_key primary key (user_id),
    constraint erasures_id check (length(user_id) = 16)
) strict, without rowid;

-- So that a row of the journal is deleted without a look at what all the others changed.
create index entity_changes_of_sequence on entity_changes (sequence);
