import type { Language } from '../definition.ts';
import type { Finding } from '../finding.ts';
import { shortValue, tomlValue } from '../toml-value.ts';

const version = String.raw`(?:===|==|!=|<=|>=|~=|<|>)\s*[A-Za-z0-9.*+!_-]+`;
const versions = String.raw`${version}(?:\s*,\s*${version})*`;
const requirement = new RegExp(
  String.raw`^\s*[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?\s*(?:\[[A-Za-z0-9._,\s-]*\])?\s*(?:@\s*\S+|\(\s*${versions}\s*\)|${versions})?\s*(?:;.*)?$`,
);
const conditions = new RegExp(String.raw`^\s*${versions}\s*,?\s*$`);

/** The standard's keys: requirements as PEP 508 writes them, versions as PEP 440 does. */
export function checkPackages(
  packages: { dependencies?: readonly string[] | undefined; requiresPython?: string | undefined },
  language: Language,
): Finding[] {
  const { dependencies = [], requiresPython } = packages;
  return [
    ...(requiresPython === undefined || conditions.test(requiresPython) ? [] : [wrongPython(requiresPython)]),
    ...(dependencies.length > 0 && !takesPackages(language) ? [noPackages(language)] : []),
    ...dependencies.flatMap((text, index) => (requirement.test(text) ? [] : [wrongRequirement(text, index)])),
  ];
}

function takesPackages(language: Language): boolean {
  return language === 'python' || language === 'shell';
}

function wrongPython(text: string): Finding {
  const bare = /^\s*\d+(?:\.\d+)*\s*$/.test(text);
  const mended = text.replace(/^\s*=(?!=)/, '==').replace(/^\s*=>/, '>=');
  return {
    path: ['requires-python'],
    at: 'value',
    what: `requires-python is ${shortValue(text)}`,
    rule: 'version conditions such as ">=3.10" or ">=3.10,<3.13"',
    correct: tomlValue(bare ? `>=${text.trim()}` : conditions.test(mended) ? mended : '>=3.10'),
  };
}

function noPackages(language: Language): Finding {
  return {
    path: ['dependencies'],
    at: 'key',
    what: `dependencies of a ${language} script`,
    rule: 'dependencies are Python packages, and are installed for Python and shell scripts',
    fix: 'remove them; name an image that has what the script needs',
  };
}

function wrongRequirement(text: string, index: number): Finding {
  const mended = text
    .trim()
    .replace(/^([A-Za-z0-9._-]+)\s*=(?!=)\s*/, '$1==')
    .replace(/=>/, '>=')
    .replace(/^([A-Za-z0-9._-]+)\s+(?=\d)/, '$1==')
    .replace(/^([A-Za-z0-9._-]+)@(?=\d)/, '$1==');
  return {
    path: ['dependencies', index],
    at: 'value',
    what: `${shortValue(text)} is no requirement`,
    rule: 'a package, perhaps with versions: "pandas", "pandas>=2,<3", "pandas[parquet]==2.2"',
    ...(mended !== text && requirement.test(mended)
      ? { correct: tomlValue(mended) }
      : { fix: 'for example "pandas>=2"' }),
  };
}
