/**
 * Whether a Python of the given major and minor version meets a PEP 440 specifier such as `>=3.10,<3.13`. As in the bootstrap
 * a version in it stands for all that begin with it, and since of an image only two numbers are known, a specifier that
 * turns on the third is given the benefit of the doubt.
 */
export function pythonMeets(version: string, specifier: string): boolean {
  const parts = specifier.split(',').map((part) => part.trim());
  return parts.every((part) => meetsPart(version, part));
}

function meetsPart(version: string, part: string): boolean {
  const match = /^(?<sign>~=|===?|!=|<=?|>=?)\s*(?<major>\d+)(?:\.(?<minor>\d+))?(?<patch>\.\d)?/u.exec(part)?.groups;
  if (!match) return true;
  const { sign, major, minor, patch } = match;
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  const order = ownMajor - Number(major) || (minor === undefined ? 0 : ownMinor - Number(minor));
  if (patch && order === 0) return true;
  switch (sign) {
    case '>=':
      return order >= 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    case '<':
      return order < 0;
    case '!=':
      return order !== 0;
    case '~=':
      return patch ? false : order >= 0 && ownMajor === Number(major);
    default:
      return order === 0;
  }
}
