; What JavaScript and TypeScript files define, use and import, as far as both write it the same.

(function_declaration name: (identifier) @name body: (_) @body) @def.function
(generator_function_declaration name: (identifier) @name body: (_) @body) @def.function
(method_definition name: [(property_identifier) (private_property_identifier)] @name
  body: (_) @body) @def.method
(lexical_declaration (variable_declarator
  name: (identifier) @name
  value: [(arrow_function body: (_) @body) (function_expression body: (_) @body)
    (generator_function body: (_) @body)])) @def.function
(variable_declaration (variable_declarator
  name: (identifier) @name
  value: [(arrow_function body: (_) @body) (function_expression body: (_) @body)
    (generator_function body: (_) @body)])) @def.function
(lexical_declaration (variable_declarator
  name: (identifier) @name value: (class body: (_) @body))) @def.class
(variable_declaration (variable_declarator
  name: (identifier) @name value: (class body: (_) @body))) @def.class
(assignment_expression
  left: (member_expression object: (_) @container property: (property_identifier) @name)
  right: [(arrow_function body: (_) @body) (function_expression body: (_) @body)
    (generator_function body: (_) @body)]) @def.function
(assignment_expression
  left: (member_expression object: (_) @container property: (property_identifier) @name)
  right: (class body: (_) @body)) @def.class
(assignment_expression
  left: (identifier) @name
  right: [(arrow_function body: (_) @body) (function_expression body: (_) @body)]) @def.function
(method_definition
  name: [
    (string . (string_fragment) @name .)
    (computed_property_name [(identifier) (member_expression)]) @name]
  body: (_) @body) @def.method
(pair
  key: [(property_identifier) @name (string . (string_fragment) @name .)]
  value: [(arrow_function body: (_) @body) (function_expression body: (_) @body)
    (generator_function body: (_) @body)]) @def.method
(function_expression name: (identifier) @name body: (_) @body) @def.function
(generator_function name: (identifier) @name body: (_) @body) @def.function
(assignment_expression
  left: (member_expression object: (_) @exports property: (property_identifier) @name)
  right: [(object) (array)] @body) @def.constant
(assignment_expression
  left: (member_expression object: (_) @exports property: (property_identifier) @name)
  right: [(new_expression) (string) (number) (template_string)]) @def.constant
(program (lexical_declaration "const" (variable_declarator
  name: (identifier) @name value: [(object) (array)]? @body)) @def.constant)
(program (lexical_declaration "let" (variable_declarator name: (identifier) @name)) @def.variable)
(program (variable_declaration (variable_declarator name: (identifier) @name)) @def.variable)
(program (export_statement
  (lexical_declaration "const" (variable_declarator
    name: (identifier) @name value: [(object) (array)]? @body)) @def.constant))
(program (export_statement
  (lexical_declaration "let" (variable_declarator name: (identifier) @name)) @def.variable))
(program (export_statement
  (variable_declaration (variable_declarator name: (identifier) @name)) @def.variable))

(call_expression function: [
  (identifier) @call
  (member_expression property: [(property_identifier) (private_property_identifier)] @call)])
(new_expression constructor: [
  (identifier) @call
  (member_expression property: (property_identifier) @call)])
(decorator (identifier) @call)
(member_expression object: (identifier) @upper)
(member_expression property: (property_identifier) @use)
(arguments (identifier) @use)
(shorthand_property_identifier) @use
(pair value: (identifier) @use)
(import_specifier name: (identifier) @use)
(export_specifier name: (identifier) @use)
(export_statement value: (identifier) @use)

(import_statement) @import
(export_statement source: (string)) @import
(call_expression function: [(import) (identifier)] arguments: (arguments . (string))) @import

(comment) @comment

[(if_statement) (for_statement) (for_in_statement) (while_statement) (do_statement)
  (catch_clause) (ternary_expression) (switch_case)] @branch
(binary_expression operator: ["&&" "||" "??"] @branch)
