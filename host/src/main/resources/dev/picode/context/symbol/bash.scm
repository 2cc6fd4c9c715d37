; What scripts of shells define, call and source.

(function_definition name: (word) @name body: (_) @body) @def.function
(program (variable_assignment name: (variable_name) @name) @def.variable)
(program (declaration_command
  (variable_assignment name: (variable_name) @name)) @def.variable)

(command name: (command_name (word) @call))
(simple_expansion (variable_name) @use)
(expansion (variable_name) @use)

(command) @import

(comment) @comment

[(if_statement) (elif_clause) (for_statement) (c_style_for_statement) (while_statement)
  (case_item)] @branch
(list ["&&" "||"] @branch)
