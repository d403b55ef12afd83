/** A string literal of SQL. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** Without the semicolon that people end a statement with: inside another statement it is an error. */
export function bare(sql: string): string {
  return sql.trim().replace(/(?:;\s*)+$/, '');
}

/** A quoted identifier of SQL. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A table's name in SQL: `"database"."table"`. */
export function qualified(database: string, table: string): string {
  return `${identifier(database)}.${identifier(table)}`;
}
