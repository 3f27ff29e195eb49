// Turns the kernel compiler's layout into constants: an offset for each field, a size for each struct, a value for each
// enum member, the names of the enums whose values count up from 0, and of the fields of structs that hold doubles alone.

/**
 * @param {{ structs: Record<string, { size: number, fields: Record<string, { offset: number, type: string }> }>,
 *   enums: Record<string, { members: Record<string, number> }> }} layout
 * @param {number} heapBase first address that the module leaves to the page
 */
export function layoutModule({ structs, enums }, heapBase) {
  /** @type {Map<string, string>} */
  const constants = new Map([['HEAP_BASE', String(heapBase)]]);
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
  for (const name in structs) {
    const fields = named(name, structs);
    if (fields) {
      add(`${upper(name)}_FIELDS`, fields);
    }
  }
  for (const [name, { members }] of Object.entries(enums)) {
    for (const [member, value] of Object.entries(members)) {
      add(`${upper(name)}_${upper(member)}`, String(value));
    }
    if (Object.values(members).every((value, i) => value === i)) {
      add(`${upper(name)}_NAMES`, `/** @type {const} */ ([${Object.keys(members).map(quoted).join(', ')}])`);
    }
  }
  const lines = [...constants].map(([name, value]) => `export const ${name} = ${value};`);
  return `// Written by build.mjs from the kernel in C#; not to be edited.\n${lines.join('\n')}\n`;
}

/**
 * The names of a struct's doubles in their order; of a struct within it, a list of its name and theirs.
 * @param {string} struct
 * @param {any} structs
 * @returns {string | undefined} as JavaScript; nothing where the struct holds anything else
 */
function named(struct, structs) {
  const names = Object.entries(structs[struct].fields).map(([field, { type }]) => {
    if (type === 'f64') {
      return quoted(field);
    }
    const inner = structs[type] && !structs[type].length && named(type, structs);
    return inner && `[${quoted(field)}, ...${inner}]`;
  });
  return structs[struct].length || !names.every(Boolean) ? undefined : `[${names.join(', ')}]`;
}

/** @param {string} name */
const quoted = name => `'${name[0].toLowerCase()}${name.slice(1)}'`;

/** @param {string} name */
const upper = name => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toUpperCase();
