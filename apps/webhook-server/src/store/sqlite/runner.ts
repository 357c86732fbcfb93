import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';

/** Run a statement by its text; each text is prepared once. */
export function createRunner(database: DatabaseSync) {
  const prepared = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    let statement = prepared.get(sql);
    if (!statement) {
      statement = database.prepare(sql);
      prepared.set(sql, statement);
    }
    return statement;
  };
  return {
    /** Number of rows changed. */
    run: (sql: string, values: Record<string, SQLInputValue>): number => Number(prepare(sql).run(values).changes),
    get: <Row>(sql: string, values: Record<string, SQLInputValue>) => prepare(sql).get(values) as Row | undefined,
    all: <Row>(sql: string, values: Record<string, SQLInputValue>) => prepare(sql).all(values) as Row[],
  };
}
