const pattern =
  /^P(?:(?<years>\d+)Y)?(?:(?<months>\d+)M)?(?:(?<weeks>\d+)W)?(?:(?<days>\d+)D)?(?:T(?:(?<hours>\d+)H)?(?:(?<minutes>\d+)M)?(?:(?<seconds>\d+)S)?)?$/i;

const day = 86_400_000;
const units: Readonly<Record<string, number>> = {
  years: 365 * day,
  months: 30 * day,
  weeks: 7 * day,
  days: day,
  hours: 3_600_000,
  minutes: 60_000,
  seconds: 1000,
};

/** Milliseconds of an ISO-8601 duration such as `P30D` or `PT1H`; `undefined` for any other text. */
export function isoDuration(text: string): number | undefined {
  const groups = pattern.exec(text)?.groups;
  const given = Object.entries(groups ?? {}).filter(([, value]) => value !== undefined);
  if (given.length === 0) return undefined;
  return given.reduce((sum, [unit, value]) => sum + Number(value) * (units[unit] ?? 0), 0);
}
