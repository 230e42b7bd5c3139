-- Who may see and change what, by the claims of the token: enforced here, whatever a query asks.
-- {"see": ["company", "group:north", "user:anna"] or ["*"], "edit": […], "administer": true}

do $$ begin
  create role target_tiles_app nologin nobypassrls;
exception when duplicate_object or unique_violation then null;
end $$;

grant target_tiles_app to current_user;

do $$ begin
  execute format('grant usage on schema %I to target_tiles_app', current_schema());
  execute format('grant select on all tables in schema %I to target_tiles_app', current_schema());
end $$;

revoke select on save_key from target_tiles_app;
grant insert, update, delete on target_type, target_set, target_row to target_tiles_app;
grant insert on target_revision to target_tiles_app;

create function claimed(name text) returns text[] language sql stable as $$
  select coalesce(array(select jsonb_array_elements_text(
    nullif(current_setting('target_tiles.claims', true), '')::jsonb -> name)), '{}')
$$;

create function sees_all() returns boolean language sql stable as $$ select claimed('see') && array['*', 'company'] $$;

create function seen_groups() returns text[] language sql stable as $$
  select array(select substr(owner, 7) from unnest(claimed('see')) owner where owner like 'group:%')
$$;

-- Those who may be seen themselves, and members of groups whose sums may be.
create function seen_users() returns text[] language sql stable as $$
  select array(select substr(owner, 6) from unnest(claimed('see')) owner where owner like 'user:%'
    union select user_id from member where group_id = any (seen_groups()))
$$;

create function may(right_to text, owner text) returns boolean language sql stable as $$
  select claimed(right_to) && array['*', owner]
$$;

alter table sale enable row level security;
alter table sale_month enable row level security;
alter table target_row enable row level security;
alter table target_revision enable row level security;
alter table target_type enable row level security;

-- In subqueries, so that each is asked once and not for every row.
create policy seen on sale for select to target_tiles_app using (
  (select sees_all()) or user_id = any ((select seen_users())::text[]) or group_id = any ((select seen_groups())::text[]));
create policy seen on sale_month for select to target_tiles_app using (
  (select sees_all()) or user_id = any ((select seen_users())::text[]) or group_id = any ((select seen_groups())::text[]));

create policy seen on target_row for select to target_tiles_app using ((select claimed('see')) && array['*', owner]);
create policy edited on target_row to target_tiles_app
  using ((select claimed('see')) && array['*', owner] and (select claimed('edit')) && array['*', owner])
  with check ((select claimed('edit')) && array['*', owner]);
create policy seen on target_revision for select to target_tiles_app using ((select claimed('see')) && array['*', owner]);
create policy written on target_revision for insert to target_tiles_app with check ((select claimed('edit')) && array['*', owner]);
create policy seen on target_type for select to target_tiles_app using (true);
create policy administered on target_type to target_tiles_app
  using ((select claimed('administer')) && array['*']) with check ((select claimed('administer')) && array['*']);
