/** What DuckDB's `json_serialize_sql` makes of one SELECT, as far as its columns are named by it. */
interface Select {
  node?: Node;
}

interface Node {
  select_list?: readonly Expression[];
  /** The first part of a UNION and its like, which names the columns of all. */
  left?: Node;
}

interface Expression {
  class: string;
  alias?: string;
}

/** The names that Athena gives the columns of a query: one that is computed and has no alias is `_col` and its position from 0. */
export function columnNames(tree: unknown, names: readonly string[]): string[] {
  const list = selectList((tree as Select).node);
  const stars = list.filter(isStar).length;
  const inStar = names.length - (list.length - stars);
  // Two stars don't tell which columns are whose.
  if (list.length === 0 || stars > 1 || (stars === 0 && inStar !== 0)) return [...names];
  const computed = list.flatMap((expression) =>
    isStar(expression) ? Array<boolean>(inStar).fill(false) : [isComputed(expression)],
  );
  return names.map((name, position) => (computed[position] === true ? `_col${position}` : name));
}

function selectList(node: Node | undefined): readonly Expression[] {
  return node?.left ? selectList(node.left) : (node?.select_list ?? []);
}

function isStar({ class: kind }: Expression): boolean {
  return kind === 'STAR';
}

function isComputed({ class: kind, alias }: Expression): boolean {
  return kind !== 'COLUMN_REF' && !alias;
}
