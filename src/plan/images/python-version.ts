/**
 * Whether a Python of the given major and minor version meets a PEP 440 specifier such as `>=3.10,<3.13`. Of an image only
 * these two numbers are known, so a specifier that turns on the third is given the benefit of the doubt.
 */
export function pythonMeets(version: string, specifier: string): boolean {
  const parts = specifier.split(',').map((part) => part.trim());
  return parts.filter(Boolean).every((part) => meetsPart(version, part));
}

function meetsPart(version: string, part: string): boolean {
  const match = /^(?<sign>~=|===?|!=|<=?|>=?)\s*v?(?<major>\d+)(?:\.(?<minor>\d+))?(?<rest>.*)$/u.exec(part)?.groups;
  if (!match) return true;
  const { sign, major, minor, rest } = match;
  const exact = minor !== undefined;
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  const order = ownMajor - Number(major) || (exact ? ownMinor - Number(minor) : 0);
  const hasPatch = /^\.\d/u.test(rest ?? '');
  const isPrefix = rest === '.*';
  switch (sign) {
    case '>=':
      return order >= 0;
    case '>':
      return exact ? order >= 0 : order > 0;
    case '<=':
      return order < 0 || (order === 0 && hasPatch);
    case '<':
      return order < 0 || (order === 0 && hasPatch);
    case '!=':
      return !isPrefix || order !== 0;
    case '~=':
      return hasPatch ? order === 0 : order >= 0 && ownMajor === Number(major);
    default:
      return order === 0 && (isPrefix || hasPatch);
  }
}
