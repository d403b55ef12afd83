/** A part of an AWS configuration file: what stands in its brackets, and its settings, nested ones as `s3.region`. */
export interface ConfigSection {
  heading: string;
  settings: ReadonlyMap<string, string>;
}

/** The parts of a configuration file, in its order. What can't be read as one is passed over, as AWS's own tools do. */
export function configSections(text: string): ConfigSection[] {
  const sections: { heading: string; settings: Map<string, string> }[] = [];
  let outer = '';
  for (const line of text.split(/\r?\n/)) {
    const heading = /^\s*\[\s*([^\]]*?)\s*\]/.exec(line)?.[1];
    if (heading !== undefined) sections.push({ heading, settings: new Map() });
    const [, indent = '', name = '', value = ''] = setting.exec(line) ?? [];
    if (heading !== undefined || name === '') continue;
    if (indent === '') outer = name;
    sections.at(-1)?.settings.set(indent === '' ? name : `${outer}.${name}`, value);
  }
  return sections;
}

const setting = /^(\s*)([^\s=#;[][^\s=]*)\s*=\s*(.*?)(?:\s+[#;].*)?\s*$/;
