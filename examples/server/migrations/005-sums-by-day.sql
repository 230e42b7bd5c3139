-- What was sold, by days beside months: days at the ends of a period need not be added up from single sales either.

-- Nobody writes sales between the first sums and the triggers that keep them.
lock table sale in share row exclusive mode;

-- As sale_month. Rows have room for their next values, which are in no index.
create table sale_day (
  day date not null,
  user_id text not null,
  group_id text not null,
  currency text not null,
  type text not null,
  amount numeric not null,
  profit numeric not null,
  lines bigint not null,
  with_profit bigint not null,
  heads bigint not null,
  primary key (day, user_id, group_id, currency, type)
) with (fillfactor = 70);

create index sale_day_by_user on sale_day (user_id, day);

insert into sale_day
select sold_on, user_id, coalesce(group_id, ''), coalesce(currency, ''), coalesce(type, ''),
  sum(amount), coalesce(sum(profit), 0), count(*), count(profit), count(*) filter (where head)
from sale where status = 'sold' group by 1, 2, 3, 4, 5;

alter table sale_day enable row level security;

create policy seen on sale_day for select to target_tiles_app using (
  (select sees_all()) or user_id = any ((select seen_users())::text[]) or group_id = any ((select seen_groups())::text[]));

grant select on sale_day to target_tiles_app;

drop trigger inserted on sale;
drop trigger updated on sale;
drop trigger deleted on sale;
drop function keep_months();

-- Adds lines to their sums, or takes them out: the argument is 1 or -1.
create function keep_sums() returns trigger language plpgsql as $$
declare sign constant integer := tg_argv[0];
begin
  with sums as (
    select sold_on as day, user_id, coalesce(group_id, '') as group_id, coalesce(currency, '') as currency, coalesce(type, '') as type,
      sign * sum(amount) as amount, sign * coalesce(sum(profit), 0) as profit, sign * count(*) as lines,
      sign * count(profit) as with_profit, sign * count(*) filter (where head) as heads
    from changed where status = 'sold' group by 1, 2, 3, 4, 5
  ), days as (
    insert into sale_day as d select * from sums order by 1, 2, 3, 4, 5
    on conflict (day, user_id, group_id, currency, type) do update set
      amount = d.amount + excluded.amount, profit = d.profit + excluded.profit, lines = d.lines + excluded.lines,
      with_profit = d.with_profit + excluded.with_profit, heads = d.heads + excluded.heads
  )
  insert into sale_month as m
  select date_trunc('month', day::timestamp)::date, user_id, group_id, currency, type,
    sum(amount), sum(profit), sum(lines), sum(with_profit), sum(heads)
  from sums group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
  on conflict (month, user_id, group_id, currency, type) do update set
    amount = m.amount + excluded.amount, profit = m.profit + excluded.profit, lines = m.lines + excluded.lines,
    with_profit = m.with_profit + excluded.with_profit, heads = m.heads + excluded.heads;
  return null;
end $$;

create trigger deleted after delete on sale referencing old table as changed for each statement execute function keep_sums('-1');
create trigger inserted after insert on sale referencing new table as changed for each statement execute function keep_sums('1');
create trigger updated_from after update on sale referencing old table as changed for each statement execute function keep_sums('-1');
create trigger updated_to after update on sale referencing new table as changed for each statement execute function keep_sums('1');

create function empty_sums() returns trigger language plpgsql as $$
begin
  truncate sale_day, sale_month;
  return null;
end $$;

create trigger truncated after truncate on sale for each statement execute function empty_sums();
create trigger z_tell_truncated after truncate on sale for each statement execute function tell_sales();
