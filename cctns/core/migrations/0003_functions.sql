CREATE OR REPLACE FUNCTION core_lock_series(units bigint[], names text[]) RETURNS timestamptz
LANGUAGE plpgsql AS $$
DECLARE i int; reading timestamptz;
BEGIN
    FOR i IN 1 .. cardinality(units) LOOP
        INSERT INTO core_counter (unit_id, series, period, last) VALUES (units[i], names[i], '', 0)
            ON CONFLICT (unit_id, series, period) DO NOTHING;
        PERFORM 1 FROM core_counter
            WHERE unit_id = units[i] AND series = names[i] AND period = '' FOR UPDATE;
    END LOOP;
    reading := clock_timestamp();
    PERFORM set_config('cctns.reading', reading::text, true);
    RETURN reading;
END $$;

CREATE OR REPLACE FUNCTION core_next_number(unit bigint, name text, of_period text) RETURNS int
LANGUAGE sql AS $$
    INSERT INTO core_counter (unit_id, series, period, last) VALUES (unit, name, of_period, 1)
        ON CONFLICT (unit_id, series, period) DO UPDATE SET last = core_counter.last + 1
        RETURNING last;
$$;
