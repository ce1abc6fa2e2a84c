/** Prints the syntax errors and the tree of every script in the JSON list that it reads; its argument is the TypeScript to use. */
const ts = require(process.argv[2]);

const shape = (node) => {
  const children = [];
  ts.forEachChild(node, (child) => { children.push(shape(child)); });
  return [node.kind, node.operator ?? null, node.flags & ts.NodeFlags.BlockScoped, node.rawText ?? node.text ?? null, children];
};

const read = (script) => {
  const file = ts.createSourceFile("script.js", script, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS);
  return { errors: file.parseDiagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " ")), tree: file.statements.map(shape) };
};

console.log(JSON.stringify(JSON.parse(require("fs").readFileSync(0, "utf8")).map(read)));
