-- Sales, line by line, and their sums by month, which triggers keep right.

create table organisation (
  only_one boolean primary key default true check (only_one),
  currency text,
  time_zone text not null default 'UTC',
  -- The organisation as pages get it.
  data jsonb not null
);

-- Primary group of each user, for sales that name no group and for groupBy = member.
create table member (
  user_id text primary key,
  group_id text
);

create table currency (
  code text primary key
);

create table sale (
  line bigint generated always as identity primary key,
  id text,
  sold_on date not null,
  -- Empty where the sale names none.
  user_id text not null,
  group_id text,
  -- Minor units; without a currency of the organisation's.
  amount bigint not null,
  profit bigint,
  currency text,
  status text not null check (status in ('open', 'sold', 'lost', 'stalled')),
  -- Hundredths of a per cent.
  probability integer,
  type text,
  name text,
  -- The first line of an id, which decides where the sale counts.
  head boolean not null default true
);

create index sale_by_day on sale (sold_on, line);
create index sale_by_user on sale (user_id, sold_on);
create index sale_by_id on sale (id, line) where id is not null;
create index sale_open on sale (sold_on) where status = 'open';

-- What was sold, by whole months. Empty texts stand for what a sale lacks, so that they are part of the key.
create table sale_month (
  month date not null,
  user_id text not null,
  group_id text not null,
  currency text not null,
  type text not null,
  amount numeric not null,
  profit numeric not null,
  lines bigint not null,
  with_profit bigint not null,
  heads bigint not null,
  primary key (month, user_id, group_id, currency, type)
);

create index sale_month_by_user on sale_month (user_id, month);

create function keep_months() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    insert into sale_month as m
    select date_trunc('month', sold_on::timestamp)::date, user_id, coalesce(group_id, ''), coalesce(currency, ''), coalesce(type, ''),
      -sum(amount), -coalesce(sum(profit), 0), -count(*), -count(profit), -count(*) filter (where head)
    from old_lines where status = 'sold'
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
    on conflict (month, user_id, group_id, currency, type) do update set
      amount = m.amount + excluded.amount, profit = m.profit + excluded.profit, lines = m.lines + excluded.lines,
      with_profit = m.with_profit + excluded.with_profit, heads = m.heads + excluded.heads;
  end if;
  if tg_op <> 'DELETE' then
    insert into sale_month as m
    select date_trunc('month', sold_on::timestamp)::date, user_id, coalesce(group_id, ''), coalesce(currency, ''), coalesce(type, ''),
      sum(amount), coalesce(sum(profit), 0), count(*), count(profit), count(*) filter (where head)
    from new_lines where status = 'sold'
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
    on conflict (month, user_id, group_id, currency, type) do update set
      amount = m.amount + excluded.amount, profit = m.profit + excluded.profit, lines = m.lines + excluded.lines,
      with_profit = m.with_profit + excluded.with_profit, heads = m.heads + excluded.heads;
  end if;
  return null;
end $$;

create trigger inserted after insert on sale referencing new table as new_lines for each statement execute function keep_months();
create trigger updated after update on sale referencing old table as old_lines new table as new_lines for each statement execute function keep_months();
create trigger deleted after delete on sale referencing old table as old_lines for each statement execute function keep_months();

-- Lines are heads unless an earlier one has their id; where a head goes, the next line becomes it.
create function keep_heads() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into currency select distinct currency from new_lines where currency is not null on conflict do nothing;
    update sale s set head = false from new_lines n
    where n.line = s.line and n.id is not null and exists (select from sale e where e.id = n.id and e.line < n.line);
  else
    update sale s set head = true from (
      select min(line) as line from sale where id in (select id from old_lines where head and id is not null) group by id
    ) next where s.line = next.line and not s.head;
  end if;
  return null;
end $$;

create trigger inserted_heads after insert on sale referencing new table as new_lines for each statement execute function keep_heads();
create trigger removed_heads after delete on sale referencing old table as old_lines for each statement execute function keep_heads();
