import {
  DuckDBArrayValue,
  DuckDBBlobValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampMillisecondsValue,
  DuckDBTimestampNanosecondsValue,
  DuckDBTimestampSecondsValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
} from '@duckdb/node-api';

/** A value the way that Athena prints it. `type` is the type of its column; a null stays null. */
export function valueText(value: DuckDBValue, type: DuckDBType): string | null {
  if (value === null) return null;
  if (type.typeId === DuckDBTypeId.DOUBLE) return doubleText(Number(value), String(value));
  if (type.typeId === DuckDBTypeId.FLOAT) return doubleText(Number(value), floatDigits(Number(value)));
  return innerText(value);
}

/** Values inside an array, map or row carry no type of their own here, so whole doubles lose their `.0` there. */
function innerText(value: DuckDBValue): string {
  if (value === null) return 'null';
  if (typeof value !== 'object') return String(value);
  if (value instanceof DuckDBTimestampTZValue) return `${millisText(value.micros / 1000n)} UTC`;
  if (value instanceof DuckDBTimestampValue) return millisText(value.micros / 1000n);
  if (value instanceof DuckDBTimestampMillisecondsValue) return millisText(value.millis);
  if (value instanceof DuckDBTimestampSecondsValue) return millisText(value.seconds * 1000n);
  if (value instanceof DuckDBTimestampNanosecondsValue) return millisText(value.nanos / 1_000_000n);
  if (value instanceof DuckDBBlobValue)
    return Buffer.from(value.bytes)
      .toString('hex')
      .replaceAll(/..(?=.)/g, '$& ');
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue) {
    return `[${value.items.map(innerText).join(', ')}]`;
  }
  if (value instanceof DuckDBMapValue) {
    return `{${value.entries.map(({ key, value: held }) => `${innerText(key)}=${innerText(held)}`).join(', ')}}`;
  }
  if (value instanceof DuckDBStructValue) {
    const fields = Object.entries(value.entries).map(([name, held]) => `${name}=${innerText(held)}`);
    return `{${fields.join(', ')}}`;
  }
  return value.toString();
}

/** Java's form: `1.0`, `0.25`, `1.5E10`, `NaN`, `Infinity`. */
function doubleText(value: number, digits: string): string {
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e7)) {
    const [mantissa = '', exponent = ''] = Number(digits).toExponential().split('e');
    return `${withPoint(mantissa)}E${Number(exponent)}`;
  }
  return withPoint(Object.is(value, -0) ? '-0' : digits);
}

function withPoint(digits: string): string {
  return digits.includes('.') ? digits : `${digits}.0`;
}

/** The fewest digits that make the same 32-bit number again. */
function floatDigits(value: number): string {
  for (let precision = 1; precision < 9; precision += 1) {
    const digits = Number(value.toPrecision(precision));
    if (Math.fround(digits) === value) return String(digits);
  }
  return String(value);
}

function millisText(millis: bigint): string {
  return new Date(Number(millis)).toISOString().replace('T', ' ').replace('Z', '');
}
