; What Python files define, use and import.

(class_definition name: (identifier) @name body: (_) @body) @def.class
(function_definition name: (identifier) @name body: (_) @body) @def.function
(module (expression_statement (assignment left: (identifier) @name) @def.variable))
(module (expression_statement
  (assignment left: (pattern_list (identifier) @name)) @def.variable))
(class_definition body: (block (expression_statement
  (assignment left: (identifier) @name) @def.field)))
(module (if_statement (block (expression_statement
  (assignment left: (identifier) @name) @def.variable))))
(module (try_statement (block (expression_statement
  (assignment left: (identifier) @name) @def.variable))))
(type_alias_statement left: (type (identifier) @name)) @def.type

(call function: (identifier) @call)
(call function: (attribute attribute: (identifier) @call))
(decorator (identifier) @call)
(decorator (attribute attribute: (identifier) @call))
(class_definition superclasses: (argument_list (identifier) @type))
(class_definition superclasses: (argument_list (attribute attribute: (identifier) @type)))
(class_definition superclasses: (argument_list (subscript value: (identifier) @type)))
(type (identifier) @type)
(type (attribute attribute: (identifier) @type))
(type (generic_type (identifier) @type))
(type (subscript value: (identifier) @type))
(type (binary_operator left: (identifier) @type))
(type (binary_operator right: (identifier) @type))
(except_clause (identifier) @type)
(attribute object: (identifier) @upper)
(attribute attribute: (identifier) @use)
(argument_list (identifier) @use)
(keyword_argument value: (identifier) @use)
(import_from_statement name: (dotted_name (identifier) @use .))
(import_from_statement name: (aliased_import name: (dotted_name (identifier) @use .)))

(import_statement) @import
(import_from_statement) @import
(future_import_statement) @import

(comment) @comment

[(if_statement) (elif_clause) (for_statement) (while_statement) (except_clause)
  (conditional_expression) (case_clause) (if_clause) (boolean_operator)] @branch
