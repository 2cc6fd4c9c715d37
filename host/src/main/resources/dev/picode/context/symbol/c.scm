; What C files define, use and include; C++ writes this much the same.

(struct_specifier name: (type_identifier) @name body: (_) @body) @def.struct
(union_specifier name: (type_identifier) @name body: (_) @body) @def.struct
(enum_specifier name: (type_identifier) @name body: (_) @body) @def.enum
(enumerator name: (identifier) @name) @def.constant
(enum_specifier "enum" @name !name body: (_) @body) @scope
(type_definition type: (_ body: (_) @body) declarator: (type_identifier) @name) @def.type
(type_definition declarator: [
  (type_identifier) @name
  (_ declarator: (type_identifier) @name)
  (_ declarator: (_ declarator: (type_identifier) @name))
  (_ declarator: (_ declarator: (_ declarator: (type_identifier) @name)))]) @def.type
(type_definition type: (_) (primitive_type) @name) @def.type
(type_definition declarator: [
  (function_declarator declarator: (parenthesized_declarator [
    (type_identifier) @name
    (_ declarator: (type_identifier) @name)
    (_ declarator: (_ declarator: (type_identifier) @name))]))
  (_ declarator: (function_declarator declarator: (parenthesized_declarator [
    (type_identifier) @name
    (_ declarator: (type_identifier) @name)
    (_ declarator: (_ declarator: (type_identifier) @name))])))
  (_ declarator: (_ declarator: (function_declarator declarator: (parenthesized_declarator [
    (type_identifier) @name
    (_ declarator: (type_identifier) @name)]))))]) @def.type
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
(function_definition
  declarator: (function_declarator declarator: (parenthesized_declarator (pointer_declarator
    declarator: (function_declarator declarator: (identifier) @name))))
  body: (_) @body) @def.function
; A macro that makes a function: `TEST(adds) { … }`.
(function_definition
  declarator: (parenthesized_declarator (identifier) @name) body: (_) @body) @def.function
(declaration declarator: [
  (function_declarator declarator: (identifier) @name)
  (pointer_declarator declarator: (function_declarator declarator: (identifier) @name))
  (pointer_declarator declarator: (pointer_declarator
    declarator: (function_declarator declarator: (identifier) @name)))
  (pointer_declarator declarator: (pointer_declarator declarator: (pointer_declarator
    declarator: (function_declarator declarator: (identifier) @name))))
  (function_declarator declarator: (parenthesized_declarator (identifier) @name))
  (pointer_declarator
    declarator: (function_declarator declarator: (parenthesized_declarator (identifier) @name)))
  (function_declarator declarator: (parenthesized_declarator (pointer_declarator
    declarator: (function_declarator declarator: (identifier) @name))))
  (pointer_declarator
    declarator: (function_declarator declarator: (parenthesized_declarator (pointer_declarator
      declarator: (function_declarator declarator: (identifier) @name)))))]) @def.function
(field_declaration type: (_ body: (_) @body) declarator: (field_identifier) @name) @def.field
(field_declaration declarator: [
  (field_identifier) @name
  (_ (field_identifier) @name)
  (_ (_ (field_identifier) @name))
  (_ (_ (_ (field_identifier) @name)))
  (_ (_ (_ (_ (field_identifier) @name))))
  (_ (_ (_ (_ (_ (field_identifier) @name)))))]) @def.field
(declaration declarator: [
  (identifier) @name
  (init_declarator
    declarator: [
      (identifier) @name
      (_ declarator: (identifier) @name)
      (_ declarator: (_ declarator: (identifier) @name))
      (function_declarator declarator: (parenthesized_declarator (_ declarator: [
        (identifier) @name
        (_ declarator: (identifier) @name)])))]
    value: (initializer_list) @body)
  (_ declarator: (identifier) @name)
  (_ declarator: (_ declarator: (identifier) @name))
  (_ declarator: (_ declarator: (_ declarator: (identifier) @name)))
  (_ declarator: (_ declarator: (_ declarator: (_ declarator: (identifier) @name))))]) @def.variable
(declaration declarator: [
  (_ declarator: (parenthesized_declarator (_ declarator: [
    (identifier) @name
    (_ declarator: (identifier) @name)])))
  (_ declarator: (_ declarator: (parenthesized_declarator (_ declarator: [
    (identifier) @name
    (_ declarator: (identifier) @name)]))))
  (_ declarator: (_ declarator: (_ declarator: (parenthesized_declarator (_ declarator: [
    (identifier) @name
    (_ declarator: (identifier) @name)])))))]) @def.variable
(preproc_def name: (identifier) @name) @def.macro
(preproc_function_def name: (identifier) @name) @def.macro
; Where the parser is lost, it takes in what comes next too.
(ERROR "#define" . (identifier) @name @def.macro)

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
