/**
 * Functions of Trino's that DuckDB lacks or gives another meaning, as DuckDB macros.
 *
 * Told honestly, this is DuckDB speaking with Trino's vocabulary. Division of integers, 1-based arrays, NULLS LAST and the
 * functions below agree with Athena. These differ: `date_add` on a date gives a timestamp; `approx_distinct` and
 * `approx_percentile` use other sketches and so other errors; timestamps without a zone are taken as UTC; types of Trino's
 * own such as `array(varchar)` in a CAST, `transform`, `reduce`, HyperLogLog, geospatial and ML functions, MATCH_RECOGNIZE,
 * `information_schema` and Iceberg are absent; what DuckDB accepts beyond Trino is accepted here and refused in AWS.
 */
export const macros: readonly string[] = [
  'approx_distinct(x) AS approx_count_distinct(x)',
  'approx_percentile(x, p) AS approx_quantile(x, p)',
  'array_join(x, d) AS array_to_string(x, d), (x, d, n) AS array_to_string(list_transform(x, lambda v: coalesce(v::VARCHAR, n)), d)',
  'array_max(x) AS list_max(x)',
  'array_min(x) AS list_min(x)',
  'at_timezone(t, z) AS timezone(z, t)',
  "cardinality(x) AS json_array_length(CASE WHEN system.main.typeof(x) LIKE 'MAP(%' THEN json_keys(to_json(x))::JSON ELSE to_json(x) END)::BIGINT",
  "date_add(unit, n, t) AS t + CASE lower(unit) WHEN 'millisecond' THEN to_milliseconds(n) WHEN 'second' THEN to_seconds(n) WHEN 'minute' THEN to_minutes(n) WHEN 'hour' THEN to_hours(n) WHEN 'day' THEN to_days(n::INTEGER) WHEN 'week' THEN to_weeks(n::INTEGER) WHEN 'month' THEN to_months(n::INTEGER) WHEN 'quarter' THEN to_months(3 * n::INTEGER) WHEN 'year' THEN to_years(n::INTEGER) ELSE error('INVALID_FUNCTION_ARGUMENT: ' || unit || ' is not a valid TIMESTAMP field') END",
  'date_diff(unit, a, b) AS datesub(unit, a, b)',
  `mlx_mysql_format(f) AS ${mysqlToStrftime('f')}`,
  'date_format(t, f) AS strftime(t, mlx_mysql_format(f))',
  // Without the CASE, DuckDB folds the format before the macro is called, and finds no constant.
  "date_parse(s, f) AS strptime(s, CASE WHEN f IS NULL THEN '%Y' ELSE mlx_mysql_format(f) END)",
  'day_of_month(x) AS day(x)',
  'day_of_week(x) AS isodow(x)',
  'dow(x) AS isodow(x)',
  'day_of_year(x) AS dayofyear(x)',
  'doy(x) AS dayofyear(x)',
  'element_at(x, i) AS x[i]',
  'every(x) AS bool_and(x)',
  'from_iso8601_date(s) AS s::DATE',
  'from_iso8601_timestamp(s) AS s::TIMESTAMPTZ',
  'from_unixtime(x) AS to_timestamp(x)',
  "infinity() AS CAST('inf' AS DOUBLE)",
  'is_finite(x) AS isfinite(x)',
  'is_infinite(x) AS isinf(x)',
  'is_nan(x) AS isnan(x)',
  "nan() AS CAST('nan' AS DOUBLE)",
  'e() AS exp(1)',
  'json_extract_scalar(j, p) AS json_extract_string(j, p)',
  'json_format(j) AS j::VARCHAR',
  'json_parse(s) AS s::JSON',
  'last_day_of_month(x) AS last_day(x)',
  'map_agg(k, v) AS map_from_entries(list((k, v)) FILTER (k IS NOT NULL))',
  'rand() AS random()',
  'regexp_like(s, p) AS regexp_matches(s, p)',
  `regexp_extract(s, p) AS CASE WHEN regexp_matches(s, p) THEN system.main.regexp_extract(s, p) END, (s, p, g) AS CASE WHEN regexp_matches(s, p) THEN system.main.regexp_extract(s, p, g) END`,
  `regexp_replace(s, p) AS system.main.regexp_replace(s, p, '', 'g'), (s, p, r) AS system.main.regexp_replace(s, p, system.main.regexp_replace(r, '\\$(\\d)', '\\\\\\1', 'g'), 'g')`,
  'sequence(a, b) AS generate_series(a, b), (a, b, s) AS generate_series(a, b, s)',
  'slice(x, s, n) AS list_slice(x, s, s + n - 1)',
  "to_iso8601(t) AS strftime(t, '%Y-%m-%dT%H:%M:%S.%g')",
  'to_unixtime(t) AS epoch(t)',
  'truncate(x) AS trunc(x)',
  "typeof(x) AS CASE system.main.typeof(x) WHEN 'FLOAT' THEN 'real' WHEN 'BLOB' THEN 'varbinary' WHEN 'HUGEINT' THEN 'bigint' ELSE lower(system.main.typeof(x)) END",
  'week_of_year(x) AS week(x)',
  'year_of_week(x) AS isoyear(x)',
  'yow(x) AS isoyear(x)',
];

/** MySQL's letters for parts of a time as strftime's. The two swap meanings, so that marks stand between. */
function mysqlToStrftime(format: string): string {
  const letters = [
    ['%i', '%\u0001'],
    ['%M', '%B'],
    ['%\u0001', '%M'],
    ['%h', '%I'],
    ['%s', '%S'],
    ['%c', '%-m'],
    ['%e', '%-d'],
    ['%k', '%-H'],
    ['%l', '%-I'],
    ['%W', '%A'],
    ['%T', '%H:%M:%S'],
    ['%r', '%I:%M:%S %p'],
  ];
  return letters.reduce((sql, [from, to]) => `replace(${sql}, '${from}', '${to}')`, format);
}
