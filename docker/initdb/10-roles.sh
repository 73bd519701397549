#!/bin/sh
# Run once by the PostgreSQL image, when its data folder is new: the same roles, extensions and
# grants that cctns/runtime/postgres.py makes for the embedded server. template1 gets them too, so
# that every database made later has them.
set -eu

psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    -v owner_password="$CCTNS_OWNER_PASSWORD" -v app_password="$CCTNS_APP_PASSWORD" <<'SQL'
CREATE ROLE cctns_owner LOGIN CREATEDB PASSWORD :'owner_password';
CREATE ROLE cctns_app LOGIN PASSWORD :'app_password';
CREATE ROLE cctns_loader NOLOGIN;
GRANT cctns_app TO cctns_owner WITH INHERIT FALSE, SET TRUE;
GRANT cctns_loader TO cctns_owner WITH INHERIT FALSE, SET TRUE;
SQL

psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname template1 <<'SQL'
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE EXTENSION IF NOT EXISTS pg_stat_statements;
GRANT USAGE ON SCHEMA public TO cctns_app, cctns_loader;
ALTER DEFAULT PRIVILEGES FOR ROLE cctns_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO cctns_app;
ALTER DEFAULT PRIVILEGES FOR ROLE cctns_owner IN SCHEMA public
    GRANT SELECT, INSERT ON TABLES TO cctns_loader;
ALTER DEFAULT PRIVILEGES FOR ROLE cctns_owner IN SCHEMA public
    GRANT USAGE, SELECT ON SEQUENCES TO cctns_app, cctns_loader;
SQL

psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    -c 'CREATE DATABASE cctns OWNER cctns_owner'
