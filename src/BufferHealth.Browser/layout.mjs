// Turns the kernel compiler's layout into constants: an offset for each field, a size for each struct, a value for each
// enum member, and the names of the enums whose values count up from 0.

/**
 * @param {{ structs: Record<string, { size: number, fields: Record<string, { offset: number }> }>,
 *   enums: Record<string, { members: Record<string, number> }> }} layout
 * @param {number} definitions version of the metrics' definitions
 * @param {number} heapBase first address that the module leaves to the page
 */
export function layoutModule({ structs, enums }, definitions, heapBase) {
  /** @type {Map<string, string>} */
  const constants = new Map([['DEFINITIONS', String(definitions)], ['HEAP_BASE', String(heapBase)]]);
  const add = (name, value) => {
    if (constants.has(name)) {
      throw new Error(`Two things in the kernel would be called ${name}.`);
    }
    constants.set(name, value);
  };
  for (const [name, { size, fields }] of Object.entries(structs)) {
    add(`${upper(name)}_SIZE`, String(size));
    for (const [field, { offset }] of Object.entries(fields)) {
      add(`${upper(name)}_${upper(field)}`, String(offset));
    }
  }
  for (const [name, { members }] of Object.entries(enums)) {
    for (const [member, value] of Object.entries(members)) {
      add(`${upper(name)}_${upper(member)}`, String(value));
    }
    if (Object.values(members).every((value, i) => value === i)) {
      const names = Object.keys(members).map(member => `'${member[0].toLowerCase()}${member.slice(1)}'`);
      add(`${upper(name)}_NAMES`, `/** @type {const} */ ([${names.join(', ')}])`);
    }
  }
  const lines = [...constants].map(([name, value]) => `export const ${name} = ${value};`);
  return `// Written by build.mjs from the kernel in C#; not to be edited.\n${lines.join('\n')}\n`;
}

/** @param {string} name */
const upper = name => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase();
