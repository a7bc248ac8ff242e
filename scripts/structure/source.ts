/** What a module says of the rest: what it imports, which globals it uses, which doors it opens. Read from its syntax. */
import { parseSync, visitorKeys } from 'oxc-parser';

export interface Importation {
  /** Null when no literal names the module: nobody can tell what comes in. */
  specifier: string | null;
  /** Names taken at run time; `*` for all of them. */
  names: string[];
  /** False when nothing of it is left once types are erased. */
  runtime: boolean;
  /** True when what is taken is exported again as it is. */
  forwarded: boolean;
}

export interface Source {
  imports: Importation[];
  /** Globals as they are used: `fetch`, `Date.now`, `new Date()` without argument, `new Date(…)`. */
  globals: Set<string>;
  /** True when the whole file is marked 'use server'. */
  server: boolean;
  /** True when 'use server' stands inside a function. */
  innerServer: boolean;
  /** Texts that hold a straight apostrophe between letters, tagged templates (SQL) left aside. */
  straight: string[];
  /** Type of each parameter of an exported function, by name of the function. */
  exported: Map<string, string[]>;
}

interface Node {
  type: string;
  [key: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value;
const nodesIn = (value: unknown): Node[] => (Array.isArray(value) ? value : [value]).filter(isNode);
const child = (node: Node, key: string): Node | undefined => nodesIn(node[key])[0];
const nameOf = (node: Node | undefined): string =>
  node?.type === 'Identifier' ? String(node.name) : node?.type === 'Literal' ? String(node.value) : '';

/** The text of a literal, or of a template without any hole. */
function literal(node: Node | undefined): string | null {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type !== 'TemplateLiteral' || nodesIn(node.expressions).length > 0) return null;
  const { cooked } = (nodesIn(node.quasis)[0]?.value ?? {}) as { cooked?: string };
  return cooked ?? null;
}

/** Types are erased: what they name is not used. Their wrappers around an expression are looked through. */
const WRAPPERS = [
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSInstantiationExpression',
];
const erased = ({ type }: Node): boolean => type.startsWith('TS') && !WRAPPERS.includes(type);

/** Where an identifier is only a name: a property, a key, an imported or exported symbol. */
const NAMES: Record<string, string[]> = {
  MemberExpression: ['property'],
  Property: ['key'],
  MethodDefinition: ['key'],
  PropertyDefinition: ['key'],
  ImportSpecifier: ['imported', 'local'],
  ImportDefaultSpecifier: ['local'],
  ImportNamespaceSpecifier: ['local'],
  ExportSpecifier: ['exported'],
  LabeledStatement: ['label'],
  BreakStatement: ['label'],
  ContinueStatement: ['label'],
};

/** A global as its use writes it: with the member read, or called without argument. */
function usage(node: Node, parent: Node): string {
  const name = node.type === 'MetaProperty' ? 'import.meta' : nameOf(node);
  if (parent.type === 'MemberExpression' && parent.object === node) {
    const member = parent.computed ? literal(child(parent, 'property')) : nameOf(child(parent, 'property'));
    return member === null ? name : `${name}.${member}`;
  }
  if (parent.type === 'NewExpression' && parent.callee === node)
    return nodesIn(parent.arguments).length > 0 ? `new ${name}(…)` : `new ${name}()`;
  if (parent.type === 'BinaryExpression' && parent.operator === 'instanceof') return `instanceof ${name}`;
  if (parent.type === 'UnaryExpression' && parent.operator === 'typeof') return `typeof ${name}`;
  return name;
}

/** `key`: where a specifier names what is taken; one without any name takes all. */
function importation(node: Node, specifiers: Node[], key: string, kind: unknown): Importation {
  const values = specifiers.filter((one) => one.importKind !== 'type' && one.exportKind !== 'type');
  return {
    specifier: literal(child(node, 'source')),
    names: kind === 'type' ? [] : values.map((value) => nameOf(child(value, key)) || '*'),
    runtime: kind !== 'type',
    forwarded: node.type.startsWith('Export'),
  };
}

const STRAIGHT = /\p{L}'\p{L}/u;

class Reader {
  readonly source: Source = {
    imports: [],
    globals: new Set(),
    server: false,
    innerServer: false,
    straight: [],
    exported: new Map(),
  };
  /** Constants that hold a text: a module may be named through one of them. */
  readonly constants = new Map<string, string>();
  /** Modules named by something else than a literal, read once all constants are known. */
  readonly pending: Node[] = [];

  visit(node: Node, parent: Node, depth: number): void {
    if (erased(node)) {
      if (node.type === 'TSImportEqualsDeclaration') this.pending.push(node);
      return;
    }
    this.read(node, parent, depth);
    if (node.type === 'TaggedTemplateExpression') {
      const holes = child(node, 'quasi')?.expressions;
      for (const below of [...nodesIn(node.tag), ...nodesIn(holes)]) this.visit(below, node, depth + 1);
      return;
    }
    if (node.type === 'MetaProperty' || (node.type === 'ExportNamedDeclaration' && node.source)) return;
    const names = node.computed ? [] : (NAMES[node.type] ?? []);
    for (const key of visitorKeys[node.type] ?? Object.keys(node))
      for (const below of nodesIn(node[key]))
        if (below.type !== 'Identifier' || !names.includes(key) || (key === 'key' && node.shorthand))
          this.visit(below, node, depth + 1);
  }

  private read(node: Node, parent: Node, depth: number): void {
    const { imports, globals } = this.source;
    switch (node.type) {
      case 'ImportDeclaration':
        imports.push(importation(node, nodesIn(node.specifiers), 'imported', node.importKind));
        break;
      case 'ExportAllDeclaration':
        imports.push(importation(node, [node], 'all', node.exportKind));
        break;
      case 'ExportNamedDeclaration':
        if (node.source) imports.push(importation(node, nodesIn(node.specifiers), 'local', node.exportKind));
        else this.export(child(node, 'declaration'));
        break;
      case 'ImportExpression':
        this.pending.push(child(node, 'source') ?? node);
        break;
      case 'CallExpression':
        if (nameOf(child(node, 'callee')) === 'require')
          this.pending.push(nodesIn(node.arguments)[0] ?? node);
        break;
      case 'VariableDeclarator': {
        const text = literal(child(node, 'init'));
        if (text !== null) this.constants.set(nameOf(child(node, 'id')), text);
        break;
      }
      case 'ExpressionStatement':
        if (node.directive === 'use server') this.source[depth === 1 ? 'server' : 'innerServer'] = true;
        break;
      case 'Literal':
        this.readText(node.value);
        break;
      case 'JSXText':
        this.readText(node.raw);
        break;
      case 'TemplateElement':
        this.readText((node.value as { cooked?: unknown }).cooked);
        break;
      case 'Identifier':
      case 'MetaProperty':
        globals.add(usage(node, parent));
        break;
      // Whatever it hangs from: `T.Now` when `T` is another name of Temporal.
      case 'MemberExpression':
        globals.add(`.${nameOf(child(node, 'property'))}`);
        break;
      case 'Property':
        globals.add(`.${nameOf(child(node, 'key'))}`);
    }
  }

  private readText(text: unknown): void {
    if (typeof text === 'string' && STRAIGHT.test(text)) this.source.straight.push(text.trim());
  }

  private export(declaration: Node | undefined): void {
    if (declaration?.type !== 'FunctionDeclaration') return;
    const types = nodesIn(declaration.params).map((parameter) => {
      const annotation = child(child(parameter, 'typeAnnotation') ?? parameter, 'typeAnnotation');
      return nameOf(annotation && child(annotation, 'typeName'));
    });
    this.source.exported.set(nameOf(child(declaration, 'id')), types);
  }
}

/** Reads a module. Throws an Error on a text that is no TypeScript. */
export function readSource(file: string, text: string): Source {
  const { program, errors } = parseSync(file, text);
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
  const root = program as unknown as Node;
  const reader = new Reader();
  reader.visit(root, root, 0);
  for (const named of reader.pending) {
    const specifier = literal(named) ?? reader.constants.get(nameOf(named)) ?? null;
    reader.source.imports.push({ specifier, names: ['*'], runtime: true, forwarded: false });
  }
  return reader.source;
}
