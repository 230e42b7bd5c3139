-- Targets, their history, and the keys of saves.

create table target_type (
  id text primary key,
  data jsonb not null
);

create table target_set (
  year integer not null,
  target_type text not null,
  interval text not null check (interval in ('month', 'quarter')),
  revision integer not null,
  primary key (year, target_type)
);

create table target_row (
  year integer not null,
  target_type text not null,
  owner text not null,
  -- Null: the row for all items.
  item text,
  currency text,
  locked boolean not null default false,
  -- Minor units, 12 or 4; null is empty, 0 is a target of nothing.
  amounts bigint[] not null,
  unique nulls not distinct (year, target_type, owner, item)
);

create table target_revision (
  place bigint generated always as identity primary key,
  year integer not null,
  target_type text not null,
  owner text not null,
  item text,
  revision integer not null,
  kind text not null,
  at timestamptz not null,
  by_whom text,
  comment text,
  changes jsonb not null
);

create index revision_by_set on target_revision (year, target_type, revision);
create index revision_by_row on target_revision (year, target_type, owner);

-- Saves that were answered, so that one that is sent again is not applied again.
create table save_key (
  key text primary key,
  asked text not null,
  answer jsonb not null,
  at timestamptz not null default now()
);
