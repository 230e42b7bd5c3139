-- What to ask again, in an order that all servers agree on.

create table event (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  data jsonb not null
);

-- Ids commit in their order, since only one transaction at a time may take them: who has read up to one has missed none
-- before it. Whoever writes sales or targets takes the lock before anything else, so that no two wait for each other.
create function take_turn() returns void language sql as $$
  select pg_advisory_xact_lock(hashtext('target-tiles ' || current_schema()))
$$;

create function tell(data jsonb) returns bigint language plpgsql as $$
declare told bigint;
begin
  perform take_turn();
  insert into event (data) values (tell.data) returning id into told;
  perform pg_notify('target_tiles', current_schema() || ' ' || told);
  return told;
end $$;

create function sales_turn() returns trigger language plpgsql as $$
begin
  perform take_turn();
  return null;
end $$;

create function tell_sales() returns trigger language plpgsql as $$
begin
  perform tell('{"what": "actuals"}');
  return null;
end $$;

create trigger a_turn before insert or update or delete or truncate on sale for each statement execute function sales_turn();
create trigger z_tell_inserted after insert on sale for each statement execute function tell_sales();
create trigger z_tell_deleted after delete on sale for each statement execute function tell_sales();
-- Not of the marks that other triggers set.
create trigger z_tell_updated after update on sale for each statement when (pg_trigger_depth() = 0) execute function tell_sales();
