; What C++ writes otherwise than C.

(class_specifier name: (type_identifier) @name body: (_) @body) @def.class
(class_specifier name: (template_type name: (type_identifier) @name) body: (_) @body) @def.class
(struct_specifier name: (template_type name: (type_identifier) @name) body: (_) @body) @def.struct
(class_specifier name: (qualified_identifier scope: (_) @container name: (type_identifier) @name)
  body: (_) @body) @def.class
(struct_specifier name: (qualified_identifier scope: (_) @container name: (type_identifier) @name)
  body: (_) @body) @def.struct
(namespace_definition name: [(namespace_identifier) (nested_namespace_specifier)] @name
  body: (_) @body) @def.module
(alias_declaration name: (type_identifier) @name) @def.type
(concept_definition name: (identifier) @name) @def.type
(function_definition
  declarator: (function_declarator
    declarator: [(field_identifier) (destructor_name) (operator_name) (operator_cast)] @name)
  [body: (_) @body (default_method_clause) (delete_method_clause)]) @def.method
(function_definition
  declarator: (_ (function_declarator
    declarator: [(field_identifier) (destructor_name) (operator_name)] @name))
  body: (_) @body) @def.method
(function_definition
  declarator: (function_declarator declarator: (qualified_identifier
    scope: (_) @container
    name: [
      (identifier) @name
      (destructor_name) @name
      (operator_name) @name
      (qualified_identifier name: [(identifier) (destructor_name) (operator_name)] @name)]))
  body: (_)? @body) @def.function
(function_definition
  declarator: (_ (function_declarator declarator: (qualified_identifier
    scope: (_) @container
    name: [
      (identifier) @name
      (destructor_name) @name
      (operator_name) @name
      (qualified_identifier name: [(identifier) (destructor_name) (operator_name)] @name)])))
  body: (_) @body) @def.function
(function_definition
  declarator: (function_declarator declarator: (identifier) @name)
  [(default_method_clause) (delete_method_clause)]) @def.function
(field_declaration declarator: [
  (function_declarator declarator: (field_identifier) @name)
  (_ (function_declarator declarator: (field_identifier) @name))]) @def.method
(declaration
  declarator: (function_declarator declarator: [(destructor_name) (operator_name)] @name)) @def.method

(call_expression function: [
  (qualified_identifier name: [
    (identifier) @call
    (qualified_identifier name: (identifier) @call)
    (template_function name: (identifier) @call)])
  (template_function name: (identifier) @call)
  (field_expression field: (template_method name: (field_identifier) @call))])
(new_expression type: [
  (type_identifier) @call
  (qualified_identifier name: (type_identifier) @call)])
(qualified_identifier scope: (namespace_identifier) @upper)
(qualified_identifier name: (identifier) @use)
(using_declaration (qualified_identifier name: (identifier) @use))

[(for_range_loop) (catch_clause)] @branch
