import { QueryFailure } from '../query-failure.ts';
import { lineColumn } from '../statement/malformed.ts';

/** A table that a query names, and where. Names as they are written. */
export interface Reference {
  catalog?: string;
  database?: string;
  name: string;
  /** `line 1:15`. */
  place: string;
}

/** What DuckDB's `json_serialize_sql` makes of one SELECT. */
type Node = { readonly [key: string]: unknown };

const tableFunctions = ['unnest', 'range', 'generate_series', 'json_each'];
const outside = ['getenv', 'current_setting', 'getvariable', 'set_config', 'nextval', 'currval', 'write_log'];

/**
 * The tables that a parsed query reads, but for its own WITH names. Throws QueryFailure where it calls what could reach
 * beyond tables: functions over files, over SQL in texts, or over the settings of the process.
 */
export function references(tree: unknown, sql: string): Reference[] {
  const found: Reference[] = [];
  const bytes = Buffer.from(sql);
  const place = (node: Node) => {
    const at = Number(node['query_location'] ?? 0);
    return lineColumn(sql, at > bytes.length ? 0 : bytes.subarray(0, at).toString().length);
  };
  walk(tree, new Set(), (node, scope) => {
    if (node['class'] === 'FUNCTION') refuseOutside(node, place(node));
    switch (node['type']) {
      case 'TABLE_FUNCTION':
        refuseTableFunction(node, place(node));
        break;
      case 'SHOW_REF':
        throw new QueryFailure(`NOT_SUPPORTED: ${place(node)}: SHOW and DESCRIBE can't stand inside a query`);
      case 'BASE_TABLE': {
        const reference = asReference(node, place(node));
        if (reference.database !== undefined || !scope.has(reference.name.toLowerCase())) found.push(reference);
      }
    }
  });
  return found;
}

function walk(
  value: unknown,
  scope: ReadonlySet<string>,
  visit: (node: Node, scope: ReadonlySet<string>) => void,
): void {
  if (Array.isArray(value)) return value.forEach((item) => walk(item, scope, visit));
  if (typeof value !== 'object' || value === null) return;
  const node = value as Node;
  const inner = new Set([...scope, ...withNames(node)]);
  visit(node, inner);
  for (const child of Object.values(node)) walk(child, inner, visit);
}

function withNames(node: Node): string[] {
  const ctes = (node['cte_map'] as { map?: { key: string }[] } | undefined)?.map ?? [];
  const recursive = typeof node['cte_name'] === 'string' ? [node['cte_name']] : [];
  return [...ctes.map(({ key }) => key), ...recursive].map((name) => name.toLowerCase());
}

function asReference(node: Node, place: string): Reference {
  const text = (key: string) => (typeof node[key] === 'string' && node[key] !== '' ? node[key] : undefined);
  const catalog = text('catalog_name');
  const database = text('schema_name');
  return { name: text('table_name') ?? '', place, ...(catalog && { catalog }), ...(database && { database }) };
}

function refuseOutside(node: Node, place: string): void {
  const name = String(node['function_name']).toLowerCase();
  if (outside.includes(name)) throw notRegistered(name, place);
}

function refuseTableFunction(node: Node, place: string): void {
  const name = String((node['function'] as Node | undefined)?.['function_name']).toLowerCase();
  if (!tableFunctions.includes(name)) throw notRegistered(name, place);
}

function notRegistered(name: string, place: string): QueryFailure {
  return new QueryFailure(`FUNCTION_NOT_FOUND: ${place}: Function '${name}' not registered`);
}
