; What C files define, use and include; C++ writes this much the same.

(struct_specifier name: (type_identifier) @name body: (_) @body) @def.struct
(union_specifier name: (type_identifier) @name body: (_) @body) @def.struct
(enum_specifier name: (type_identifier) @name body: (_) @body) @def.enum
(enumerator name: (identifier) @name) @def.constant
(type_definition type: (_ body: (_) @body) declarator: (type_identifier) @name) @def.type
(type_definition declarator: (type_identifier) @name) @def.type
(type_definition declarator: (pointer_declarator (type_identifier) @name)) @def.type
(type_definition declarator: (pointer_declarator
  (pointer_declarator (type_identifier) @name))) @def.type
(type_definition declarator: (array_declarator (type_identifier) @name)) @def.type
(type_definition declarator: (function_declarator (type_identifier) @name)) @def.type
(type_definition declarator: (function_declarator
  (parenthesized_declarator (pointer_declarator (type_identifier) @name)))) @def.type
(type_definition declarator: (pointer_declarator (function_declarator
  (parenthesized_declarator (pointer_declarator (type_identifier) @name))))) @def.type
(function_definition
  declarator: (function_declarator declarator: (identifier) @name)
  body: (_) @body) @def.function
(function_definition
  declarator: (_ (function_declarator declarator: (identifier) @name))
  body: (_) @body) @def.function
(function_definition
  declarator: (_ (_ (function_declarator declarator: (identifier) @name)))
  body: (_) @body) @def.function
(function_definition
  declarator: (function_declarator
    declarator: (parenthesized_declarator (identifier) @name))
  body: (_) @body) @def.function
(declaration declarator: (function_declarator declarator: (identifier) @name)) @def.function
(declaration declarator: (pointer_declarator
  (function_declarator declarator: (identifier) @name))) @def.function
(declaration declarator: (pointer_declarator (pointer_declarator
  (function_declarator declarator: (identifier) @name)))) @def.function
(field_declaration type: (_ body: (_) @body) declarator: (field_identifier) @name) @def.field
(field_declaration declarator: (field_identifier) @name) @def.field
(field_declaration declarator: (_ (field_identifier) @name)) @def.field
(field_declaration declarator: (_ (_ (field_identifier) @name))) @def.field
(field_declaration declarator: (function_declarator
  (parenthesized_declarator (pointer_declarator (field_identifier) @name)))) @def.field
(field_declaration declarator: (_ (function_declarator
  (parenthesized_declarator (pointer_declarator (field_identifier) @name))))) @def.field
(declaration declarator: (identifier) @name) @def.variable
(declaration declarator: (pointer_declarator (identifier) @name)) @def.variable
(declaration declarator: (array_declarator (identifier) @name)) @def.variable
(declaration declarator: (init_declarator declarator: (identifier) @name
  value: (initializer_list)? @body)) @def.variable
(declaration declarator: (init_declarator
  declarator: (_ (identifier) @name) value: (initializer_list)? @body)) @def.variable
(declaration declarator: (init_declarator
  declarator: (_ (_ (identifier) @name)) value: (initializer_list)? @body)) @def.variable
(declaration declarator: [
  (function_declarator (parenthesized_declarator (pointer_declarator (identifier) @name)))
  (init_declarator declarator: (function_declarator
    (parenthesized_declarator (pointer_declarator (identifier) @name))))]) @def.variable
(preproc_def name: (identifier) @name) @def.macro
(preproc_function_def name: (identifier) @name) @def.macro

(call_expression function: (identifier) @call)
(call_expression function: (field_expression field: (field_identifier) @call))
(type_identifier) @type
(field_expression field: (field_identifier) @use)
(argument_list (identifier) @use)
(initializer_pair value: (identifier) @use)
(initializer_list (identifier) @use)
(case_statement value: (identifier) @use)
(preproc_ifdef name: (identifier) @use)

(preproc_include) @import

(comment) @comment

[(if_statement) (for_statement) (while_statement) (do_statement)
  (conditional_expression)] @branch
(case_statement "case" @branch)
(binary_expression operator: ["&&" "||"] @branch)
