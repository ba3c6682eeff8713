/**
 * The work of a transaction may run twice, where another one came in between: it may not leave traces outside. Whatever
 * takes `tx` neither changes what was declared outside of it nor logs; what it found out it returns.
 */
const changing = /^(?:push|unshift|pop|shift|splice|sort|reverse|fill|add|set|delete|clear)$/;

export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      outside:
        'The work of a transaction may run twice: "{{name}}" is from outside of it. Return what is to be done after it.',
    },
  },
  create(context) {
    /** The functions around that take a transaction, innermost last. */
    const works = [];

    function enter(node) {
      if (node.params.some(({ name }) => name === 'tx')) works.push(node);
    }

    function leave(node) {
      if (works.at(-1) === node) works.pop();
    }

    function check(target) {
      const work = works[0];
      if (work === undefined) return;
      const root = rootOf(target);
      if (root?.type !== 'Identifier') return;
      const variable = variableOf(root);
      const isOutside = variable?.defs.every(
        ({ name }) => name.range[0] < work.range[0] || name.range[1] > work.range[1],
      );
      if (isOutside === true)
        context.report({ node: target, messageId: 'outside', data: { name: root.name } });
    }

    function variableOf(identifier) {
      for (let scope = context.sourceCode.getScope(identifier); scope !== null; scope = scope.upper) {
        const found = scope.set.get(identifier.name);
        if (found !== undefined) return found;
      }
      return undefined;
    }

    return {
      ':function': enter,
      ':function:exit': leave,
      AssignmentExpression: ({ left }) => check(left),
      UpdateExpression: ({ argument }) => check(argument),
      CallExpression({ callee }) {
        if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
        const isLog = callee.object.type === 'Identifier' && callee.object.name === 'log';
        if (isLog || (changing.test(callee.property.name) && isPlain(callee.object))) check(callee.object);
      },
    };
  },
};

/** `list.push()`, and not `tx.invitations.delete()`: a service's methods have such names too. */
function isPlain(node) {
  return node.type === 'Identifier';
}

function rootOf(node) {
  return node.type === 'MemberExpression' ? rootOf(node.object) : node;
}
