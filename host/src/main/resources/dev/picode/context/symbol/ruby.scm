; What Ruby files define, use and require.

(class
  name: [(constant) @name (scope_resolution scope: (_) @container name: (constant) @name)]
  body: (_)? @body) @def.class
(module
  name: [(constant) @name (scope_resolution scope: (_) @container name: (constant) @name)]
  body: (_)? @body) @def.module
(method name: (_) @name body: (_)? @body) @def.method
(singleton_method name: (_) @name body: (_)? @body) @def.method
(alias name: (identifier) @name) @def.method
(assignment left: (constant) @name) @def.constant
(call
  method: (identifier) @attr
  arguments: (argument_list (simple_symbol) @name)) @def.field
(call
  method: (identifier) @attr
  arguments: (argument_list . (simple_symbol) @name)) @def.method

(call method: [(identifier) (constant)] @call)
(superclass [(constant) @type (scope_resolution name: (constant) @type)])
(call receiver: (constant) @type)
(scope_resolution scope: (constant) @type)
(scope_resolution name: (constant) @type)
(argument_list [(constant) @type (identifier) @use])
(exceptions (constant) @type)
(constant) @use
(body_statement (identifier) @call)

(call method: (identifier) arguments: (argument_list (string))) @import

(comment) @comment

[(if) (elsif) (unless) (while) (until) (for) (when) (in_clause) (rescue) (conditional)
  (if_modifier) (unless_modifier) (while_modifier) (until_modifier) (rescue_modifier)] @branch
(binary operator: ["&&" "||" "and" "or"] @branch)
